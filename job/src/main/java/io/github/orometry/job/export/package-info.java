/**
 * Brings a published result back as arrays for NumPy: one {@code .npz} that {@code numpy.load}
 * reads without pickle; outlines as GeoJSON.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Member</b>: an array in the file, by its name.
 *   <li><b>Spill</b>: a file beside the output for a member that cannot be written yet, because
 *       rows bring the values of several members in turn, and a zip file takes one after another.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>{@code xbin_centers} and {@code ybin_centers} are in every {@code .npz}.
 *   <li>{@code masks}: {@code epoch_0000_alpha_0.5} and so on, bool, shape (n_x, n_y, n_t), as the
 *       stacks users bring; n_t is the last time bin of the epoch and one. A surface that was
 *       rejected, or that the input had not, is all false. Level sets have the prefix {@code
 *       level_set_}. The masks of whole epochs, shape (n_x, n_y), have the same names behind the
 *       prefix {@code union_}. Numbers in names are written as Python writes them: {@code 0.5},
 *       {@code 1e-05}.
 *   <li>These arrays are in Fortran order, x fastest: so stands a surface, row-major, and a stack
 *       is surface after surface, written as it is read. NumPy shows the same elements in any
 *       order.
 *   <li>{@code peaks}: the columns of the table, one array each, under their names; a null is NaN.
 *   <li>{@code labels}: {@code epoch_0000} and so on, int32, shape (n_x, n_y, n_t), in the same
 *       order; a surface that was rejected, or that the input had not, is all 0.
 *   <li>{@code outlines}: no arrays but GeoJSON, one FeatureCollection with a feature a row of the
 *       table. Coordinates are those of the map, whatever their unit.
 *   <li>{@code counts}: {@code raw}, {@code uniform_blurred} and {@code gaussian_blurred}.
 *   <li>The bytes that the arrays need once loaded are known before the first is written, and an
 *       export that needs more than allowed is refused. Memory depends on the grid and on the size
 *       of the tables' row groups, not on the number of surfaces.
 * </ul>
 */
package io.github.orometry.job.export;
