/**
 * What a run leaves: tables, counts, pictures, and the manifest that lists them; written, and read
 * back.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Result</b>: a folder with a manifest; what it holds is what its manifest lists, and
 *       nothing else.
 *   <li><b>Table format</b>: how a table is a file. A room of this package each, which registers
 *       itself ({@link io.github.orometry.job.result.TableFormat}).
 *   <li><b>Part</b>: the rows of some surfaces in a row, a file of each table.
 *   <li><b>Sink</b>: takes blocks, one after another, and keeps what it is for: a table's file and
 *       fingerprint, the counts, the masks of epochs.
 *   <li><b>Report</b>: what was written of a part, and what it adds up to.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Rows are made once for all that takes them.
 *   <li>Doubles are written to the last bit, -0.0 as -0.0.
 *   <li>A table is written in constant memory. The same rows give the same bytes.
 *   <li>Readers read the files that the manifest lists, never a folder's listing.
 *   <li>Pictures and {@code .npy} files are made once, by the driver.
 * </ul>
 */
package io.github.orometry.job.result;
