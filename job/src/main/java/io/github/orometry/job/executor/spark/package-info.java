/**
 * The work on Apache Spark: the only package of the job that imports it.
 *
 * <p>The way of the data: tasks (one a partition, in the global order) are read into {@link
 * io.github.orometry.job.executor.spark.SlabRow}, a Dataset with a row for each (epoch, time bin);
 * {@code mapPartitions} over a worker makes {@link
 * io.github.orometry.job.executor.spark.ResultRow}; a second one writes the rows of every table, as
 * the other executors do, and leaves {@link io.github.orometry.job.executor.spark.PartRow}: what
 * was written, the peaks by bin, and masks of epochs. A grouped aggregation of these gives the
 * peaks of all parts by bin. So a surface is read, computed and written once, in one job.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Part</b>: the rows of one partition, which are those of a range of keys; a file of each
 *       table.
 *   <li><b>Attempt</b>: one run of a task. Spark may need several, also of tasks that were done.
 *   <li><b>Report</b>: what an attempt says of its part.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Each attempt writes to files of its own, apart from the tables. The driver moves to the
 *       tables those of the attempts whose reports came with the sums, in the order of the parts;
 *       no others are ever in a table.
 *   <li>Where epochs are projected, a grouped aggregation of the slab rows comes before the
 *       workers, with partial projections on the map side ({@link
 *       io.github.orometry.job.executor.spark.EpochMaximum}).
 *   <li>Where the input is not in the global order (shuffled Parquet), the results are sorted, not
 *       the surfaces.
 *   <li>Masks of epochs are united by a grouped aggregation of what the parts have of them, in a
 *       second job, only where masks are asked for.
 *   <li>Jobs and stages have names for Spark's web page ({@link
 *       io.github.orometry.job.executor.spark.WebPage}), and progress comes from a listener.
 * </ul>
 */
package io.github.orometry.job.executor.spark;
