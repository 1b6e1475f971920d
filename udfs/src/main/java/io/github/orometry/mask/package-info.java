/**
 * Masks: which cells of a surface belong to the region that its dominant peak rules.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Dominant peak</b>: the highest reported peak of a surface, summit_idx 1.
 *   <li><b>Alpha mask</b> (kind {@code dominant}): the cells connected to the dominant summit, by
 *       sides alone, through cells at or above alpha x its height.
 *   <li><b>Level-set mask</b> (kind {@code level_set}): the cells at or above that level, wherever
 *       they lie.
 *   <li><b>Bits</b>: one a cell, row-major, most significant bit first, the last byte filled with
 *       zeros: what {@code numpy.packbits} gives for the flat mask.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>A missing cell is in no mask. A surface without a peak has masks without a cell.
 *   <li>Where the level lies above the summit (negative heights, alpha above 1), the alpha mask is
 *       the summit alone: it is connected to itself. So SciPy's {@code binary_propagation} has it,
 *       from the summit under the mask of the cells at or above the level.
 *   <li>A cell at exactly the level is in the mask.
 *   <li>An alpha mask is grown from the summit; nothing else of the surface is looked at.
 * </ul>
 */
package io.github.orometry.mask;
