"""The examples for Kubernetes, by the models that the operator for Spark publishes of its API.

Run by .ci/run, in an environment with them; OROMETRY_ROOT is the repository, and SPARK_HOME a Spark of
the build's version. There is no cluster here: what spark-submit would have it make is taken down by a
server that says yes to everything.
"""

import http.server
import json
import os
import pathlib
import re
import subprocess
import tempfile
import threading
import unittest

import yaml
from kubeflow_spark_api import models

ROOT = pathlib.Path(os.environ["OROMETRY_ROOT"])
EXAMPLES = ROOT / "conf" / "kubernetes"


def differences(given, known, at=""):
    """What of a document is not in what a model kept of it, by its path."""
    if isinstance(given, dict) and isinstance(known, dict):
        for key, value in given.items():
            yield from differences(value, known.get(key), f"{at}.{key}")
    elif isinstance(given, list) and isinstance(known, list) and len(given) == len(known):
        for i, (one, other) in enumerate(zip(given, known)):
            yield from differences(one, other, f"{at}[{i}]")
    elif given != known:
        yield at


def application(document):
    """Checks the types of a SparkApplication; gives the paths of what its schema does not know."""
    kept = models.SparkV1beta2SparkApplication.from_dict(document).to_dict()
    return list(differences(document, kept))


class Yes(http.server.BaseHTTPRequestHandler):
    """Makes what it is asked to make, in its memory alone."""

    def do_POST(self):
        made = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.made.append(made)
        made["metadata"]["uid"] = f"uid-{len(self.server.made)}"
        self.answer(201, made)

    do_PATCH = do_POST

    def do_GET(self):
        name = self.path.partition("?")[0].rpartition("/")[2]
        of_name = [made for made in self.server.made if made["metadata"].get("name") == name]
        self.answer(200 if of_name else 404, of_name[0] if of_name else {"kind": "Status", "code": 404})

    def answer(self, code, document):
        text = json.dumps(document).encode()
        self.send_response(code)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


class Examples(unittest.TestCase):
    def example(self):
        with open(EXAMPLES / "spark-application.yaml", encoding="utf-8") as file:
            return yaml.safe_load(file)

    def test_the_application_is_as_its_schema_says(self):
        self.assertEqual([], application(self.example()))

    def test_what_the_schema_does_not_know_is_seen(self):
        wrong = self.example()
        wrong["spec"]["driver"]["mem"] = "2g"
        self.assertEqual([".spec.driver.mem"], application(wrong))
        wrong = self.example()
        wrong["spec"]["executor"]["instances"] = "four"
        with self.assertRaisesRegex(ValueError, "instances"):
            application(wrong)

    def test_the_application_is_for_the_spark_of_the_build(self):
        version = re.search("<spark.version>(.*)</spark.version>", (ROOT / "pom.xml").read_text())[1]
        self.assertEqual(version, self.example()["spec"]["sparkVersion"])

    def test_what_spark_submit_makes_is_as_its_schema_says(self):
        folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        (folder / "spark-defaults.conf").write_text("spark.kubernetes.submission.waitAppCompletion false\n")
        server = self.enterContext(http.server.ThreadingHTTPServer(("127.0.0.1", 0), Yes))
        server.made = []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.shutdown)
        done = subprocess.run(
            [
                EXAMPLES / "submit.sh",
                f"http://127.0.0.1:{server.server_port}",
                "registry.example/orometry:0.1.0",
                "/data/in.npz",
                "/data/out",
            ],
            cwd=folder,
            env={**os.environ, "SPARK_CONF_DIR": str(folder), "SPARK_LOCAL_IP": "127.0.0.1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        pods = [made for made in server.made if made["kind"] == "Pod"]
        self.assertEqual((0, 1), (done.returncode, len(pods)), done.stderr)
        kept = models.IoK8sApiCoreV1Pod.from_dict(pods[0]).to_dict()
        self.assertEqual([], list(differences(pods[0], kept)))
        driver = kept["spec"]["containers"][0]
        self.assertEqual("registry.example/orometry:0.1.0", driver["image"])
        self.assertIn("/data", [mount["mountPath"] for mount in driver["volumeMounts"]])
        self.assertIn("io.github.orometry.job.Orometry", driver["args"])
        jar = driver["args"].index("local:///opt/orometry/orometry.jar")
        self.assertEqual(["run", "/data/in.npz", "--out", "/data/out"], driver["args"][jar + 1 : jar + 5])
        claims = [v["persistentVolumeClaim"]["claimName"] for v in kept["spec"]["volumes"] if "persistentVolumeClaim" in v]
        self.assertEqual(["posteriors"], claims)


if __name__ == "__main__":
    unittest.main()
