/**
 * The work on Apache Spark.
 *
 * <p>The way of the data: ranges of surfaces (one a partition, in the global order) are read into
 * {@link io.github.orometry.job.engine.spark.SurfaceRow}, a Dataset with a row for each (epoch,
 * time bin); {@code mapPartitions} over an analyzer makes blocks and writes the rows of every
 * table, as the other executors do, and leaves {@link io.github.orometry.job.engine.spark.PartRow}:
 * the peaks by bin, and masks of epochs. A grouped aggregation of these gives the peaks of all
 * parts by bin. So a surface is read, computed and written once, in one job. What was written of a
 * part is reported by an accumulator.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Part</b>: the rows of one partition, which are those of a range of keys; a file of each
 *       table.
 *   <li><b>Attempt</b>: one run of a task. Spark may need several, also of tasks that were done.
 *   <li><b>Answer</b>: what one surface gave, as bytes, where it has to travel.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Each attempt writes to files of its own in the scratch folder, and reports them when they
 *       are complete. Attempts at one part write the same rows, so the driver takes the files of
 *       any that reported; no others are ever in a table. Parts are put in order by their first
 *       keys.
 *   <li>Aggregations are of pairs, not of columns: for columns each executor would first compile
 *       code and load half of Spark SQL, seconds for a few rows.
 *   <li>Where epochs are projected, a grouped aggregation of the surface rows comes before the
 *       analyzers, with partial projections on the map side ({@link
 *       io.github.orometry.job.engine.spark.EpochMaximum}).
 *   <li>Where the surfaces do not come in the global order (shuffled Parquet, projections), the
 *       answers are sorted, not the surfaces: as pairs, without a Dataset.
 *   <li>Masks of epochs are united by the same aggregation, and written by a second job, only where
 *       masks are asked for.
 *   <li>What reads and writes is never cached: an attempt that finds its rows in a cache reports
 *       nothing.
 *   <li>No setting of the session is needed: order and exactness do not depend on adaptive
 *       execution.
 *   <li>Jobs and stages have names for Spark's web page ({@link
 *       io.github.orometry.job.engine.spark.WebPage}), and progress comes from a listener.
 * </ul>
 */
package io.github.orometry.job.engine.spark;
