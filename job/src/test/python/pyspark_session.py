"""A program of a PySpark user, for the tests: prints the fingerprint of the peaks it finds.

pyspark_session.py WAY JAR INPUT SCRATCH, where WAY is classic, connect, register (a session that
has begun without the extension), connect-register, stream, or analyze (by the Python package).
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


def analyzed(spark, path):
    import orometry

    surfaces = spark.read.parquet(path)
    for wrong, sentence in (
        (lambda: orometry.spark.analyze(surfaces, min_prominense=1), "min-prominense"),
        (lambda: orometry.spark.analyze(surfaces, levels="a"), "levels"),
        (lambda: orometry.spark.analyze(surfaces, x=[0, 1]), "x and y"),
        (lambda: orometry.spark.analyze(surfaces.drop("nx")), "a column nx"),
        (lambda: orometry.spark.analyze(surfaces).table("peeks"), "'peeks'"),
    ):
        try:
            wrong()
        except ValueError as error:
            if sentence not in str(error) or "\n" in str(error):
                raise
        else:
            raise AssertionError(sentence)
    before = dict(spark.sparkContext.getConf().getAll())
    tables = orometry.spark.analyze(surfaces, masks=0.9)
    if tables.names != ["peaks", "flat_peaks", "filtered_flat_peaks", "slabs", "masks"]:
        raise AssertionError(tables.names)
    if tables.slabs.count() != surfaces.count() or tables.counts.count() == 0:
        raise AssertionError("rows are missing")
    if dict(spark.sparkContext.getConf().getAll()) != before:
        raise AssertionError("the session's settings have changed")
    nx = surfaces.first().nx
    ny = len(surfaces.first()["values"]) // nx
    moved = orometry.spark.analyze(surfaces, x=range(10, 10 + nx), y=range(20, 20 + ny)).peaks.first()
    if (moved.x, moved.y) != (10 + moved.ix, 20 + moved.iy):
        raise AssertionError(moved)
    return tables.peaks


def check_refused(surfaces):
    """Over Spark Connect the whole analysis is refused, in a sentence."""
    import orometry

    try:
        orometry.spark.analyze(surfaces)
    except TypeError as error:
        if not str(error).endswith("over Spark Connect use the SQL functions") or "\n" in str(error):
            raise
    else:
        raise AssertionError("the whole analysis over Spark Connect")


def main(way, jar, path, scratch):
    spark = session(way, jar)
    if way.endswith("register"):
        spark.udf.registerJavaFunction("orometry_functions", REGISTRATION)
    if way == "stream":
        frame = stream(spark, path, scratch)
    elif way == "analyze":
        frame = analyzed(spark, path)
    else:
        frame = spark.sql(QUERY.format(path))
        if way.startswith("connect"):
            check_refused(spark.read.parquet(path))
    print(fingerprint.of_peaks(frame.collect()))
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
