/**
 * Spark SQL functions, for surfaces that stand in a table: a row a surface.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Values</b>: the cells of a surface, row-major, {@code ny} rows of {@code nx}: an array
 *       of numbers, or a binary of little-endian float64 as {@code numpy.tobytes} writes it.
 *   <li><b>Peak</b>: a struct with the columns of the job's table {@code peaks} that need no axes.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>The only package here that imports Spark, and only what Spark documents for users.
 *   <li>A null argument gives null. A missing cell is NaN, or a null in an array.
 *   <li>What is no surface (a length that is not a multiple of {@code nx}, an infinite cell) fails
 *       the query with a sentence: a wrong value is never passed over in silence. Who wants to keep
 *       going filters first.
 *   <li>Peaks are those of {@link io.github.orometry.prominence.PeakFinder} to the bit, highest
 *       first, all of them, tops measured from sea level 0. To leave out small ones, use SQL: the
 *       parent of a peak is more prominent, so a least prominence never parts the two.
 *   <li>A workspace for each thread, which lives as long as the thread.
 * </ul>
 *
 * <p>Spark hands an array to a Java function as a sequence of boxed numbers, and a binary as the
 * bytes they are. So the binary is the fast way; docs/spark.md says how much.
 */
package io.github.orometry.sql;
