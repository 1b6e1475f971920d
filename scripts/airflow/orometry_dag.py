"""The peaks of each day's posteriors, every day: for Airflow 3 and 2.10.

Two DAGs of the same tasks: `orometry` submits by the script of the project (BashOperator), and
`orometry_spark`, where Airflow's provider for Spark is installed, by SparkSubmitOperator and its
connection `spark_default`.

    input_is_there >> peaks >> result_is_there >> check_result

What is where is told by variables of the environment; {{ ds }} is the day:

    OROMETRY_HOME     this project                          (the folder above this file's)
    OROMETRY_INPUT    a day's input                         /data/posteriors/{{ ds }}.npz
    OROMETRY_OUTPUT   a day's result                        /data/peaks/{{ ds }}
    OROMETRY_MASTER   the Spark cluster, for BashOperator   local[2]
    OROMETRY_OPTIONS  more options of `run`                 (none)

A day may be run again: it replaces its result, by the same one if the input is the same. A task
that is killed has published nothing, so its retry begins anew. The last task fails where the
result is incomplete or empty. A week that is past, in Airflow 3 and 2.10:

    airflow backfill create --dag-id orometry --from-date 2026-11-16 --to-date 2026-11-22
    airflow dags backfill orometry --start-date 2026-11-16 --end-date 2026-11-22
"""

import json
import os
import pathlib
from datetime import datetime, timedelta

try:
    from airflow.providers.standard.operators.bash import BashOperator
    from airflow.providers.standard.operators.python import PythonOperator
    from airflow.providers.standard.sensors.python import PythonSensor
    from airflow.sdk import DAG
except ImportError:  # Airflow 2.10
    from airflow import DAG
    from airflow.operators.bash import BashOperator
    from airflow.operators.python import PythonOperator
    from airflow.sensors.python import PythonSensor

try:
    from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator
except ImportError:
    SparkSubmitOperator = None

HOME = os.environ.get("OROMETRY_HOME", str(pathlib.Path(__file__).resolve().parents[2]))
INPUT = os.environ.get("OROMETRY_INPUT", "/data/posteriors/{{ ds }}.npz")
OUTPUT = os.environ.get("OROMETRY_OUTPUT", "/data/peaks/{{ ds }}")
MASTER = os.environ.get("OROMETRY_MASTER", "local[2]")
OPTIONS = os.environ.get("OROMETRY_OPTIONS", "").split()
RUN = ["run", INPUT, "--out", OUTPUT, "--if-exists", "overwrite", "--run-id", "{{ dag.dag_id }}-{{ ds }}"]
RUN += ["--no-fallback", "--connect-timeout", "60"]  # fail and try again, not do the work here


def is_there(path):
    return pathlib.Path(path).exists()


def read_manifest(folder):
    """What there is in a result, by its manifest, which is published with it and never before."""
    with open(pathlib.Path(folder) / "manifest.json", encoding="utf-8") as file:
        return json.load(file)


def check_result(folder):
    """Fails unless every file that the manifest lists is there, whole, and there are peaks."""
    manifest = read_manifest(folder)
    files = [file for table in manifest["tables"].values() for file in table["files"]]
    for file in files + manifest["counts"]["files"]:
        found = os.path.getsize(pathlib.Path(folder) / file["path"])
        if found != file["bytes"]:
            raise ValueError(f"{file['path']} has {found} bytes, the manifest says {file['bytes']}.")
    if manifest["tables"]["peaks"]["rows"] == 0:
        raise ValueError(f"{folder} has no peaks in {manifest['slabs']['total']} surfaces.")
    return manifest["tables"]["peaks"]["fingerprint"]


def by_script():
    words = [f"{HOME}/scripts/orometry-submit", *RUN, "--master", MASTER, *OPTIONS]
    return BashOperator(task_id="peaks", bash_command=" ".join(f"'{word}'" for word in words))


def by_spark_submit():
    return SparkSubmitOperator(
        task_id="peaks",
        application=f"{HOME}/job/target/orometry.jar",
        java_class="io.github.orometry.job.Orometry",
        application_args=[*RUN, "--executor", "spark", *OPTIONS],
        name="orometry-{{ ds }}",
        deploy_mode="client",
    )


def daily(dag_id, peaks):
    with DAG(
        dag_id,
        schedule="@daily",
        start_date=datetime(2026, 1, 1),
        catchup=False,
        max_active_runs=2,
        default_args={
            "retries": int(os.environ.get("OROMETRY_RETRIES", "2")),
            "retry_delay": timedelta(seconds=int(os.environ.get("OROMETRY_RETRY_SECONDS", "60"))),
        },
        doc_md=__doc__,
    ) as dag:
        wait = {"python_callable": is_there, "mode": "reschedule", "timeout": 6 * 3600}
        (
            PythonSensor(task_id="input_is_there", op_args=[INPUT], **wait)
            >> peaks()
            >> PythonSensor(task_id="result_is_there", op_args=[f"{OUTPUT}/manifest.json"], **wait)
            >> PythonOperator(task_id="check_result", python_callable=check_result, op_args=[OUTPUT])
        )
    return dag


by_bash = daily("orometry", by_script)
if SparkSubmitOperator is not None:
    by_operator = daily("orometry_spark", by_spark_submit)
