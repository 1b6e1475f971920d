"""The DAG in a real Airflow, against a real standalone cluster: days that go well and that do not.

Run by .ci/run, in an environment with Airflow; OROMETRY_ROOT is the repository, and SPARK_HOME,
where it is set, a Spark of the build's version for the provider's operator.
"""

import importlib.util
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

# Takes the place of scripts/orometry-submit: the first time it is killed once Spark is at work.
KILLED_ONCE = """#!/usr/bin/env bash
if [[ -e "{mark}" || "$*" != *2026-11-17* ]]; then exec "{submit}" "$@"; fi
touch "{mark}"
"{submit}" "$@" 2>"{mark}.log" &
child=$!
until grep -q 'executor spark' "{mark}.log" || ! kill -0 "$child" 2>/dev/null; do sleep 0.1; done
kill -KILL "$child"
wait "$child"
"""


class Days(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.cluster = cls.folder / "cluster"
        cls.addClassCleanup(cls.call, ROOT / "scripts" / "local-cluster", "stop", "--dir", cls.cluster)
        start = cls.call(ROOT / "scripts" / "local-cluster", "start", "--dir", cls.cluster)
        master = start.stdout.strip()
        if not master.startswith("spark://"):
            raise AssertionError(start.stderr)
        home = cls.folder / "home"
        (home / "scripts").mkdir(parents=True)
        (home / "job").mkdir()
        (home / "job" / "target").symlink_to(ROOT / "job" / "target")
        script = home / "scripts" / "orometry-submit"
        script.write_text(KILLED_ONCE.format(mark=cls.folder / "mark", submit=ROOT / "scripts" / "orometry-submit"))
        script.chmod(0o755)
        (cls.folder / "dags").mkdir()
        shutil.copy(ROOT / "scripts" / "airflow" / "orometry_dag.py", cls.folder / "dags")
        (cls.folder / "in").mkdir()
        for day in ("16", "17", "19"):
            shutil.copy(CASE, cls.folder / "in" / f"2026-11-{day}.npz")
        (cls.folder / "in" / "2026-11-18.npz").write_bytes(CASE.read_bytes()[:1000])
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
            "OROMETRY_HOME": str(home),
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

    def test_a_good_day_and_the_same_day_again(self):
        well, said = self.day("2026-11-16")
        self.assertTrue(well, said)
        first = self.manifest("2026-11-16")
        self.assertEqual("orometry-2026-11-16", first["run_id"])
        self.assertTrue(first["executor"].startswith("spark (spark://"), first["executor"])
        self.assertGreater(first["tables"]["peaks"]["rows"], 100)
        well, said = self.day("2026-11-16")
        self.assertTrue(well, said)
        again = self.manifest("2026-11-16")
        self.assertNotEqual(first["started"], again["started"])
        self.assertEqual(
            first["tables"]["peaks"]["fingerprint"], again["tables"]["peaks"]["fingerprint"]
        )

    def test_a_day_whose_task_is_killed_and_retried(self):
        well, said = self.day("2026-11-17")
        self.assertTrue((self.folder / "mark").exists(), said)
        self.assertTrue(well, said)
        self.assertGreater(self.manifest("2026-11-17")["tables"]["peaks"]["rows"], 100)

    def test_a_day_with_bad_input(self):
        well, said = self.day("2026-11-18")
        self.assertFalse(well, said)
        self.assertIn("2026-11-18.npz", said)
        self.assertFalse((self.folder / "out" / "orometry" / "2026-11-18").exists(), said)

    def test_a_day_by_the_operator_of_the_provider(self):
        if "SPARK_HOME" not in os.environ or not importlib.util.find_spec("airflow.providers.apache.spark"):
            self.fail("the environment has no SPARK_HOME, or not Airflow's provider for Spark")
        well, said = self.day("2026-11-19", "orometry_spark")
        self.assertTrue(well, said)
        self.assertGreater(self.manifest("2026-11-19", "orometry_spark")["tables"]["peaks"]["rows"], 100)

    def test_a_result_that_is_not_whole_or_empty_is_told_of(self):
        spec = importlib.util.spec_from_file_location("dag", ROOT / "scripts" / "airflow" / "orometry_dag.py")
        dag = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(dag)
        file = {"path": "peaks.csv", "bytes": 3, "rows": 0}
        tables = {"peaks": {"rows": 0, "files": [file]}}
        manifest = {"tables": tables, "counts": {"files": []}, "slabs": {"total": 7}}
        (self.folder / "manifest.json").write_text(json.dumps(manifest))
        (self.folder / "peaks.csv").write_text("12")
        with self.assertRaisesRegex(ValueError, "peaks.csv has 2 bytes, the manifest says 3."):
            dag.check_result(self.folder)
        (self.folder / "peaks.csv").write_text("123")
        with self.assertRaisesRegex(ValueError, "has no peaks in 7 surfaces"):
            dag.check_result(self.folder)


if __name__ == "__main__":
    unittest.main()
