/**
 * Writes flat tables as Parquet files with nothing but the JDK and, for large row groups,
 * Zstandard.
 *
 * <p>The format is that of the Apache Parquet specification (github.com/apache/parquet-format,
 * Encodings.md and parquet.thrift, version 2.10). Of it this uses: one data page (version 1) per
 * column chunk, plain encoding, definition levels of width 1 for nullable columns, the statistics
 * min_value and max_value in type-defined order, page checksums.
 *
 * <p>Why not parquet-hadoop: starting it, with its generated encoders, Jackson and logging, takes
 * 0.5 to 0.9 s of a process that has 1.5 s, and three of its versions come with the supported
 * versions of Spark. The tests read these files with parquet-hadoop.
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>A row group has at most {@link
 *       io.github.orometry.job.table.parquet.ParquetTableWriter#GROUP_ROWS} rows and about {@link
 *       io.github.orometry.job.table.parquet.ParquetTableWriter#GROUP_BYTES} bytes; that and its
 *       compressed pages are all the memory a writer takes.
 *   <li>A row group that is small is not compressed, so that a small run loads no native library.
 *   <li>Nothing but {@code table}'s columns and cursors is known here.
 * </ul>
 */
package io.github.orometry.job.table.parquet;
