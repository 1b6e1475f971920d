/**
 * The work on Apache Spark: the only package of the job that imports it.
 *
 * <p>The way of the data: tasks (one a partition, in the global order) are read into {@link
 * io.github.orometry.job.executor.spark.SlabRow}, a Dataset with a row for each (epoch, time bin);
 * {@code mapPartitions} over a worker makes {@link
 * io.github.orometry.job.executor.spark.ResultRow}, which is kept, so that a surface is computed
 * once however many tables are written from it; each table is a Dataset of rows written in
 * partition order by Spark's own writer. A grouped aggregation of the rows that count gives the
 * peaks by bin; they, and the totals, are all that reaches the driver.
 *
 * <p>Where epochs are projected, a grouped aggregation of the slab rows comes before the workers,
 * with partial projections on the map side ({@link
 * io.github.orometry.job.executor.spark.EpochMaximum}).
 *
 * <p>Where the input is not in the global order (shuffled Parquet), the results are sorted, not the
 * surfaces.
 */
package io.github.orometry.job.executor.spark;
