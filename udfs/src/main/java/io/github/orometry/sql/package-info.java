/**
 * Spark SQL functions, for surfaces that stand in a table: a row a surface.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Values</b>: the cells of a surface, row-major, {@code ny} rows of {@code nx}: an array
 *       of numbers, or a binary of little-endian float64 or float32 as {@code numpy.tobytes} writes
 *       it.
 *   <li><b>Options</b>: a map with settings by their names on the command line, the same for all
 *       rows.
 *   <li><b>Call</b>: a function with all that is the same for all rows.
 *   <li><b>Answer</b>: what a call gives for a row: rows of one of the job's tables, without keys.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>The only package here that imports Spark, and the only place that knows its Catalyst: the
 *       functions that Spark documents for users get arrays as boxed numbers. What is used of it is
 *       the same in Spark 4.0 to 4.2.
 *   <li>One table of the functions, {@code SqlFunction}: sessions, {@code DESCRIBE FUNCTION} and
 *       the page docs/sql.md are made from it. Columns are those of {@link
 *       io.github.orometry.table.Table}.
 *   <li>A null argument gives null. A missing cell is NaN, or a null in an array.
 *   <li>What is no surface (a length that is not a multiple of {@code nx}, an infinite cell) fails
 *       the query with a sentence that names function and argument: a wrong value is never passed
 *       over in silence. Who wants to keep going filters by {@code surface_scores(...).status}.
 *   <li>What a binary holds is never guessed: float64, unless the option {@code dtype} says
 *       float32.
 *   <li>Answers are those of {@link io.github.orometry.analysis.Analyzer} to the bit, each written
 *       to bytes of its own.
 *   <li>A query with a call has one workspace for each thread, which goes with the query's task.
 * </ul>
 */
package io.github.orometry.sql;
