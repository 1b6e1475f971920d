"""A real Airflow with the DAG of this project, for tests."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["OROMETRY_ROOT"])
CASE = ROOT / "test-data" / "cases" / "smooth-fields" / "input.npz"


class AirflowTest(unittest.TestCase):
    """Has an Airflow with the DAG, a cluster, and inputs of some days, `days`."""

    days = ()

    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.cluster = cls.folder / "cluster"
        cls.addClassCleanup(cls.call, ROOT / "scripts" / "local-cluster", "stop", "--dir", cls.cluster)
        start = cls.call(ROOT / "scripts" / "local-cluster", "start", "--dir", cls.cluster)
        master = start.stdout.strip()
        if not master.startswith("spark://"):
            raise AssertionError(start.stderr)
        (cls.folder / "dags").mkdir()
        shutil.copy(ROOT / "scripts" / "airflow" / "orometry_dag.py", cls.folder / "dags")
        (cls.folder / "in").mkdir()
        for day in cls.days:
            shutil.copy(CASE, cls.folder / "in" / f"{day}.npz")
        binaries = [pathlib.Path(sys.executable).parent]
        if "SPARK_HOME" in os.environ:
            binaries.append(pathlib.Path(os.environ["SPARK_HOME"]) / "bin")
        host, _, port = master.rpartition(":")
        cls.environment = {
            **os.environ,
            "PATH": os.pathsep.join([*map(str, binaries), os.environ["PATH"]]),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "AIRFLOW_HOME": str(cls.folder / "airflow"),
            "AIRFLOW__CORE__DAGS_FOLDER": str(cls.folder / "dags"),
            "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
            "AIRFLOW__CORE__UNIT_TEST_MODE": "False",
            "AIRFLOW_CONN_SPARK_DEFAULT": json.dumps({"conn_type": "spark", "host": host, "port": int(port)}),
            "OROMETRY_HOME": str(cls.home()),
            "OROMETRY_INPUT": str(cls.folder / "in" / "{{ ds }}.npz"),
            "OROMETRY_OUTPUT": str(cls.folder / "out" / "{{ dag.dag_id }}" / "{{ ds }}"),
            "OROMETRY_MASTER": master,
            "OROMETRY_RETRIES": "1",
            "OROMETRY_RETRY_SECONDS": "1",
        }
        (cls.folder / "out" / "orometry").mkdir(parents=True)
        (cls.folder / "out" / "orometry_spark").mkdir()
        made = cls.call("airflow", "db", "migrate", environment=cls.environment)
        if made.returncode:
            raise AssertionError(made.stdout + made.stderr)

    @classmethod
    def home(cls):
        """The project, as the DAG is told of it."""
        return ROOT

    @classmethod
    def call(cls, *command, environment=None):
        return subprocess.run(
            [str(word) for word in command],
            cwd=cls.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )

    def day(self, day, dag="orometry"):
        """Runs a day; gives whether it went well, and all that was said."""
        done = self.call("airflow", "dags", "test", dag, day, environment=self.environment)
        said = done.stdout + done.stderr
        return done.returncode == 0 and "state=failed" not in said.replace("'", ""), said

    def manifest(self, day, dag="orometry"):
        with open(self.folder / "out" / dag / day / "manifest.json", encoding="utf-8") as file:
            return json.load(file)
