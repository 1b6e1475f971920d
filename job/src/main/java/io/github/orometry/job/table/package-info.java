/**
 * The tables of a result: what a row holds, how a table is written, and how it is told from
 * another.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Table</b>: a name, ordered columns, and the rows that one slab gives. Defined once, in
 *       {@link io.github.orometry.job.table.Table}, and used by every executor.
 *   <li><b>Cursor</b>: takes a row value by value, without boxing: a file, a hash, a cluster's row.
 *   <li><b>Level</b>: a slice multiplier. Levels <i>shown</i> are those the user asked for; {@code
 *       filtered_flat_peaks} needs the level 0.5, which is computed as one more where it was not
 *       asked for.
 *   <li><b>Fingerprint</b>: 128 bits that tell two tables apart, whatever the order of their rows.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Rows come in the order (epoch_idx, time_bin_idx, summit_idx, summit_slice_idx) where slabs
 *       are written in the order of their epochs and time bins.
 *   <li>Counting: epoch_idx, time_bin_idx, iy, ix and summit_slice_idx count from 0; summit_idx,
 *       parent_idx (0 for none), peak_center_binned_x and peak_center_binned_y count from 1.
 *       summit_slice_idx follows the levels in the order given. In filtered_flat_peaks it is the
 *       place of the level 0.5 among them, or their number where 0.5 was computed as one more.
 *   <li>peak_relative_height equals peak_height: the height of the summit above zero. So the
 *       notebooks' table has it for decoded posteriors; the two differ there only for tuning curves
 *       that were scaled to a maximum of 1 before the search, which does not happen here.
 *   <li>The centre of a slice is that of its bounding box. Where a peak has no slice at a level,
 *       its widths, centre and area are null; its level is not.
 *   <li>Doubles are written to the last bit, -0.0 as -0.0. No table holds NaN: what does not exist
 *       is null.
 *   <li>A table is written in constant memory: a Parquet file in row groups of limited size.
 *   <li>The same rows give the same bytes.
 * </ul>
 */
package io.github.orometry.job.table;
