/**
 * The data source {@code orometry} of Spark: {@code spark.read().format("orometry")}.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Surfaces</b>: any input of a run, a row a surface: {@code epoch_idx, time_bin_idx, nx,
 *       ny, values}, and in metadata columns the axes {@code x} and {@code y} and where the surface
 *       comes from, {@code source}.
 *   <li><b>Result</b>: a folder with a manifest; the rows of one of its tables.
 *   <li><b>Share</b>: the surfaces of one source that a task reads.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Options are settings, with the names of the command line; one that is not known is an
 *       error.
 *   <li>What is opened is opened once, on the driver; tasks get the shares.
 *   <li>Columns that nobody asks for are not read: keys alone read no values, and a count of a
 *       result's rows reads its manifest.
 *   <li>Filters on the keys choose the surfaces before anything is read. Spark applies them again.
 *   <li>Of a result only the files that its manifest lists are read, and each must be as long as it
 *       says.
 * </ul>
 */
package io.github.orometry.job.datasource;
