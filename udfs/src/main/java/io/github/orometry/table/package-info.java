/**
 * The tables of an analysis: what a row holds, made column by column from a block, and how a table
 * is told from another.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Table</b>: a name, ordered columns, and the rows that a block gives. Defined once, in
 *       {@link io.github.orometry.table.Table}, for every door.
 *   <li><b>Table batch</b>: rows of a table, as a vector a column.
 *   <li><b>Level</b>: a slice multiplier. {@code flat_peaks} has those asked for; {@code
 *       filtered_flat_peaks} needs the level 0.5, which is computed as one more where it was not
 *       asked for.
 *   <li><b>Fingerprint</b>: 128 bits that tell two tables apart, whatever the order of their rows.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Rows come in the order (epoch_idx, time_bin_idx, summit_idx, summit_slice_idx) where
 *       surfaces come in the order of their epochs and time bins.
 *   <li>Counting: epoch_idx, time_bin_idx, iy, ix and summit_slice_idx count from 0; summit_idx,
 *       parent_idx (0 for none), peak_center_binned_x and peak_center_binned_y count from 1.
 *       summit_slice_idx follows the levels in the order given. In filtered_flat_peaks it is the
 *       place of the level 0.5 among them, or their number where 0.5 was computed as one more.
 *   <li>peak_relative_height equals peak_height: the height of the summit above zero. So the
 *       notebooks' table has it for decoded posteriors; the two differ there only for tuning curves
 *       that were scaled to a maximum of 1 before the search, which does not happen here.
 *   <li>The centre of a slice is that of its bounding box. Where a peak has no slice at a level,
 *       its widths, centre and area are null; its level is not.
 *   <li>No table holds NaN: what does not exist is null.
 * </ul>
 */
package io.github.orometry.table;
