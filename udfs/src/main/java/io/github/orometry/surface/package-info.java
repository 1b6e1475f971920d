/**
 * What a surface is: its grid, its cells and their order, and how cells join.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Surface</b>: heights {@code z[iy, ix]}, {@code ny} rows by {@code nx} columns, float64,
 *       stored flat and row-major: cell {@code (iy, ix)} is {@code iy * nx + ix}.
 *   <li><b>Grid</b>: the cell centres {@code x[ix]} and {@code y[iy]}, strictly increasing,
 *       possibly uneven.
 *   <li><b>Missing cell</b>: NaN. It is not part of the surface.
 *   <li><b>Piece</b>: a connected part of the surface.
 *   <li><b>Quad</b>: four cells {@code a, b, c, d}, going round: {@code (iy, ix), (iy, ix + 1), (iy
 *       + 1, ix + 1), (iy + 1, ix)}.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li><b>Order of cells</b>: the larger value is higher; of two equal values (-0.0 equals 0.0)
 *       the one with the smaller index is higher. The order is total, and it settles every tie.
 *   <li>An infinite cell makes the surface invalid.
 *   <li>Nothing here changes an argument.
 * </ul>
 */
package io.github.orometry.surface;
