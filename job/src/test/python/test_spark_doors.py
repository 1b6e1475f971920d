"""The SQL functions in Spark as it comes from PyPI: the same peaks by every door.

Run by .ci/run, in an environment with PySpark at the version of the build; OROMETRY_ROOT is the
repository.
"""

import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
import unittest

import fingerprint
import numpy
import pyarrow
import pyarrow.parquet
import pyspark
from pyspark_session import EXTENSION, QUERY

ROOT = pathlib.Path(os.environ["OROMETRY_ROOT"])
JAR = ROOT / "job" / "target" / "orometry.jar"
HOME = pathlib.Path(pyspark.__file__).parent
LOCAL = ["--master", "local[2]", "--jars", str(JAR), "--conf", "spark.ui.enabled=false"]
WITH_EXTENSION = [*LOCAL, "--conf", f"spark.sql.extensions={EXTENSION}"]


def write_surfaces(folder):
    """The surfaces of a shared case as Parquet files, one with arrays and one with binaries."""
    arrays = numpy.load(ROOT / "test-data" / "cases" / "smooth-fields" / "input.npz")
    epochs = [arrays[key] for key in arrays.files if arrays[key].ndim == 3]
    rows = [
        (e, t, numpy.ascontiguousarray(epoch[:, :, t].T, "<f8"))
        for e, epoch in enumerate(epochs)
        for t in range(epoch.shape[2])
    ]
    int32 = pyarrow.int32()
    for name, kind, cells in (
        ("arrays", pyarrow.list_(pyarrow.float64()), lambda z: z.ravel().tolist()),
        ("binaries", pyarrow.binary(), lambda z: z.tobytes()),
    ):
        (folder / name).mkdir()
        pyarrow.parquet.write_table(
            pyarrow.table(
                {
                    "epoch_idx": pyarrow.array([e for e, _, _ in rows], int32),
                    "time_bin_idx": pyarrow.array([t for _, t, _ in rows], int32),
                    "nx": pyarrow.array([z.shape[1] for _, _, z in rows], int32),
                    "ny": pyarrow.array([z.shape[0] for _, _, z in rows], int32),
                    "values": pyarrow.array([cells(z) for _, _, z in rows], kind),
                }
            ),
            folder / name / "surfaces.parquet",
        )


class SparkDoors(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.environment = {**os.environ, "SPARK_HOME": str(HOME), "SPARK_LOCAL_IP": "127.0.0.1"}
        write_surfaces(cls.folder)
        for name in ("arrays", "binaries"):
            cls.run_(ROOT / "scripts" / "orometry", "run", cls.folder / name, "--out", cls.folder / f"of-{name}")
        cls.expected = fingerprint.of_result(cls.folder / "of-arrays")

    @classmethod
    def run_(cls, *command):
        done = subprocess.run(
            [str(word) for word in command],
            cwd=cls.folder,
            env=cls.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        if done.returncode:
            raise AssertionError(f"{command} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def query(self, name="arrays"):
        file = self.folder / f"{name}.sql"
        file.write_text(QUERY.format(self.folder / name) + ";\n", encoding="utf-8")
        return file

    def python(self, way, name="arrays"):
        script = pathlib.Path(__file__).with_name("pyspark_session.py")
        return self.run_(sys.executable, script, way, JAR, self.folder / name, self.folder / way).strip()

    def test_the_jobs_own_tables_are_equal(self):
        self.assertEqual(self.expected, fingerprint.of_result(self.folder / "of-binaries"))
        table = pyarrow.parquet.read_table(self.folder / "of-arrays" / "peaks")
        self.assertEqual(self.expected, fingerprint.of_peaks(tuple(row.values()) for row in table.to_pylist()))

    def test_spark_sql(self):
        for name in ("arrays", "binaries"):
            printed = self.run_(HOME / "bin" / "spark-sql", *WITH_EXTENSION, "-f", self.query(name))
            self.assertEqual(self.expected, fingerprint.of_lines(printed.splitlines()))

    def test_pyspark(self):
        self.assertEqual(self.expected, self.python("classic"))

    def test_pyspark_that_began_without_the_extension(self):
        self.assertEqual(self.expected, self.python("register", "binaries"))

    def test_spark_connect(self):
        self.assertEqual(self.expected, self.python("connect"))

    def test_spark_connect_that_began_without_the_extension(self):
        self.assertEqual(self.expected, self.python("connect-register"))

    def test_a_stream(self):
        self.assertEqual(self.expected, self.python("stream", "binaries"))

    def test_jdbc(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = [HOME / "bin" / "spark-submit", *WITH_EXTENSION]
        server += ["--class", "org.apache.spark.sql.hive.thriftserver.HiveThriftServer2", "spark-internal"]
        server += ["--hiveconf", f"hive.server2.thrift.port={port}"]
        server += ["--hiveconf", "hive.server2.thrift.bind.host=127.0.0.1"]
        log = self.folder / "thrift.log"
        with log.open("w") as out, subprocess.Popen(
            [str(word) for word in server],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
        ) as running:
            try:
                self.await_port(port, running, log)
                url = f"jdbc:hive2://127.0.0.1:{port}"
                printed = self.run_(
                    *(HOME / "bin" / "beeline", "-u", url, "-n", "tests"),
                    *("--outputformat=tsv2", "--showHeader=false", "--silent=true"),
                    *("-e", " ".join(self.query().read_text(encoding="utf-8").split())),
                )
            finally:
                running.terminate()
        lines = [line for line in printed.splitlines() if "\t" in line]
        self.assertEqual(self.expected, fingerprint.of_lines(lines))

    def await_port(self, port, server, log):
        end = time.monotonic() + 120
        while server.poll() is None and time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return
            time.sleep(0.2)
        self.fail(f"the Thrift server does not answer:\n{log.read_text()}")


if __name__ == "__main__":
    unittest.main()
