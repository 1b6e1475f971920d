/**
 * Parquet files, read and written a column at a time on the seam to files. What the columns mean is
 * not known here.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Row group</b>: some rows of a file, column after column: what is read or written in one
 *       go.
 *   <li><b>Page</b>: some values of a column, compressed together. All columns written here have
 *       their pages at the same rows.
 *   <li><b>Level</b>: a definition level: whether a row has a value.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>No Hadoop file system, and no XML with settings is looked for.
 *   <li>Checksums of pages are written, and checked by who reads.
 *   <li>Damage of any kind is an {@link java.io.IOException} whose message ends a sentence.
 *   <li>A file is written in constant memory: about a row group. The same rows give the same bytes,
 *       in any process, however they are handed over.
 * </ul>
 */
package io.github.orometry.job.format.parquet;
