"""A week that is past, backfilled by a real Airflow 3 with its own services, and once more.

Takes minutes, so .ci/run leaves it out. By hand, after .ci/run has made the environments:

    OROMETRY_ROOT=$PWD PYTHONPATH=job/src/test/python \\
      target/environments/airflow-3.1/bin/python -m unittest airflow_backfill

OROMETRY_WEEK is the number of days, 7 where it is not set.
"""

import contextlib
import os
import socket
import sqlite3
import subprocess
import time
import unittest
from datetime import date, timedelta

from airflow_session import AirflowTest

SECONDS = 3600  # on a machine that does much else


def free_port():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        return server.getsockname()[1]


class Week(AirflowTest):
    days = tuple(str(date(2026, 11, 16) + timedelta(i)) for i in range(int(os.environ.get("OROMETRY_WEEK", "7"))))

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        port = free_port()
        cls.environment |= {
            "AIRFLOW__CORE__EXECUTOR": "LocalExecutor",
            "AIRFLOW__CORE__PARALLELISM": "2",
            "AIRFLOW__CORE__EXECUTION_API_SERVER_URL": f"http://127.0.0.1:{port}/execution/",
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(port),
            "AIRFLOW__API__WORKERS": "1",
        }
        cls.checked("airflow", "dags", "reserialize")
        cls.checked("airflow", "dags", "unpause", "orometry")
        cls.start("api-server")
        cls.await_port(port)  # tasks that cannot reach it fail
        cls.start("scheduler")
        cls.start("dag-processor")

    @classmethod
    def checked(cls, *command):
        done = cls.call(*command, environment=cls.environment)
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)

    @classmethod
    def start(cls, service):
        log = cls.enterClassContext(open(cls.folder / f"{service}.log", "w", encoding="utf-8"))
        process = subprocess.Popen(
            ["airflow", service], cwd=cls.folder, env=cls.environment, stdout=log, stderr=subprocess.STDOUT
        )
        cls.addClassCleanup(process.wait)
        cls.addClassCleanup(process.terminate)

    @classmethod
    def await_port(cls, port):
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.5)
        raise AssertionError((cls.folder / "api-server.log").read_text())

    def ask(self, query, *values):
        with contextlib.closing(sqlite3.connect(self.folder / "airflow" / "airflow.db")) as database:
            return database.execute(query, values).fetchall()

    def runs(self):
        """Of each day's last run in a backfill, which one and its state."""
        rows = self.ask(
            "select substr(logical_date, 1, 10), backfill_id, state from dag_run"
            " where dag_id = 'orometry' and backfill_id is not null"
        )
        return {day: (backfill, state) for day, backfill, state in rows}

    def is_complete(self, number):
        return self.ask("select completed_at from backfill where id = ?", number) != [(None,)]

    def backfill(self, number, *options):
        """Runs the week; gives how each day ended, and its manifest as it was written."""
        week = ("--from-date", self.days[0], "--to-date", self.days[-1])
        self.checked("airflow", "backfill", "create", "--dag-id", "orometry", *week, *options)
        end = time.monotonic() + SECONDS
        done = {day: (number, "success") for day in self.days}
        while not self.is_complete(number):
            self.assertLess(time.monotonic(), end, self.runs())
            time.sleep(1)
        self.assertEqual(done, self.runs(), self.logs())
        folder = self.folder / "out" / "orometry"
        return {day: ((folder / day / "manifest.json").stat().st_mtime_ns, self.manifest(day)) for day in self.days}

    def logs(self):
        """The ends of what tasks and services have said."""
        files = [*(self.folder / "airflow" / "logs").rglob("*.log"), *self.folder.glob("*.log")]
        return "\n".join(f"{file}:\n{file.read_text(errors='replace')[-3000:]}" for file in sorted(files))

    def test_a_week_and_nothing_of_it_twice(self):
        first = self.backfill(1)
        for day in self.days:
            manifest = first[day][1]
            self.assertEqual(f"orometry-{day}", manifest["run_id"])
            self.assertGreater(manifest["tables"]["peaks"]["rows"], 100)
        again = self.backfill(2, "--reprocess-behavior", "completed")
        self.assertEqual(first, again)


if __name__ == "__main__":
    unittest.main()
