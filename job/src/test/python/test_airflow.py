"""The DAG in a real Airflow, against a real standalone cluster: days that go well and that do not.

Run by .ci/run, in an environment with Airflow; OROMETRY_ROOT is the repository, and SPARK_HOME,
where it is set, a Spark of the build's version for the provider's operator.
"""

import importlib.util
import json
import os
import unittest

from airflow_session import CASE, ROOT, AirflowTest

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


class Days(AirflowTest):
    days = ("2026-11-16", "2026-11-17", "2026-11-19")

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        (cls.folder / "in" / "2026-11-18.npz").write_bytes(CASE.read_bytes()[:1000])

    @classmethod
    def home(cls):
        home = cls.folder / "home"
        (home / "scripts").mkdir(parents=True)
        (home / "job").mkdir()
        (home / "job" / "target").symlink_to(ROOT / "job" / "target")
        script = home / "scripts" / "orometry-submit"
        script.write_text(KILLED_ONCE.format(mark=cls.folder / "mark", submit=ROOT / "scripts" / "orometry-submit"))
        script.chmod(0o755)
        return home

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
        self.assertEqual(first, again)

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
