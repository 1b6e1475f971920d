/**
 * Projections of channels, as files.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Channel</b>: one epoch by itself; see {@link io.github.orometry.job.source}.
 *   <li><b>Stem</b>: the name of a channel's files without their ending: the input's name without
 *       its own, and the array's where it has one, {@code session-epoch_0003}.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Channels are independent: one that cannot be read, or has an infinite cell, is told of with
 *       its reason, and the others are written. They need not share a grid.
 *   <li>The array is float64 and has the dimensions of the channel's own array in their order, less
 *       t: it equals NumPy's maximum along t, missing cells left out. Of Parquet and {@code .hgt}
 *       it is the surface, (n_y, n_x).
 *   <li>The axes of the picture are those of the file, where it has any; the manifest tells them.
 *   <li>No two channels share a stem, also where a file system does not tell capitals from small
 *       letters: a later one has {@code -2}, {@code -3}, ... after it.
 * </ul>
 */
package io.github.orometry.job.channel;
