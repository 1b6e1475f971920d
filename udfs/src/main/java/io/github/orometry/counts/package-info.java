/**
 * Where the peaks are: how many lie in each bin of the map, plain and blurred.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Bin</b>: a cell of the grid, (ix, iy).
 *   <li><b>Counts</b>: an array of shape (n_x, n_y), bin (ix, iy) at {@code ix * n_y + iy}. This is
 *       the order of the arrays users bring, not that of a surface.
 *   <li><b>Raw</b>: the number of peaks in each bin; <b>uniform</b> and <b>Gaussian</b>: the same,
 *       blurred.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Counts of parts merge by addition.
 *   <li>The blurs equal SciPy's {@code uniform_filter(size=3, mode='constant')} and {@code
 *       gaussian_filter(sigma=3)} to 1e-12.
 * </ul>
 */
package io.github.orometry.counts;
