/**
 * Surfaces in Parquet files, or in folders of them as Spark writes them: a row a surface.
 *
 * <ul>
 *   <li>Columns {@code epoch_idx}, {@code time_bin_idx}, {@code nx} and {@code ny} are integers of
 *       any width. One that a file has not comes from the name of a folder around it, {@code
 *       epoch_idx=7}, as Spark's {@code partitionBy} leaves it.
 *   <li>Column {@code values} is row-major: a list of double, float or integers, where null is a
 *       missing cell, or binary, little-endian float64.
 *   <li>Of a folder all {@code .parquet} files are read, in its sub-folders too; names that begin
 *       with {@code _} or {@code .} are passed over.
 *   <li>A first pass reads all columns but the values: the grid, which every row must share, and
 *       the order of the row groups. Each row group is a source.
 * </ul>
 */
package io.github.orometry.job.source.parquet;
