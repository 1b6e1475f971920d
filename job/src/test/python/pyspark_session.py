"""A program of a PySpark user, for the tests: prints the fingerprint of the peaks it finds.

pyspark_session.py WAY JAR INPUT SCRATCH, where WAY is classic, connect, register (a session that
has begun without the extension), connect-register, or stream.
"""

import sys

import fingerprint
from pyspark.sql import SparkSession

EXTENSION = "io.github.orometry.sql.OrometryExtensions"
REGISTRATION = "io.github.orometry.sql.OrometryRegistration"
QUERY = """
    SELECT epoch_idx, time_bin_idx, p.*
    FROM parquet.`{}`
    LATERAL VIEW explode(surface_peaks(values, nx)) t AS p
"""


def session(way, jar):
    builder = SparkSession.builder.config("spark.jars", jar).config("spark.ui.enabled", "false")
    builder = builder.remote("local[2]") if way.startswith("connect") else builder.master("local[2]")
    if not way.endswith("register"):
        builder = builder.config("spark.sql.extensions", EXTENSION)
    return builder.getOrCreate()


def stream(spark, path, scratch):
    def publish(batch, batch_id):
        peaks = batch.selectExpr("epoch_idx", "time_bin_idx", "inline(surface_peaks(values, nx))")
        peaks.write.mode("append").parquet(f"{scratch}/peaks")

    surfaces = spark.readStream.schema(spark.read.parquet(path).schema).parquet(path)
    query = (
        surfaces.writeStream.foreachBatch(publish)
        .option("checkpointLocation", f"{scratch}/checkpoint")
        .trigger(availableNow=True)
        .start()
    )
    query.awaitTermination()
    return spark.read.parquet(f"{scratch}/peaks")


def main(way, jar, path, scratch):
    spark = session(way, jar)
    if way.endswith("register"):
        spark.udf.registerJavaFunction("orometry_functions", REGISTRATION)
    frame = stream(spark, path, scratch) if way == "stream" else spark.sql(QUERY.format(path))
    print(fingerprint.of_peaks(frame.collect()))
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
