/**
 * Many surfaces as one.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Projection</b>: the surface whose every cell is the highest of that cell in a stack of
 *       surfaces on one grid (the maximum projection of microscopy).
 *   <li><b>Partial projection</b>: that of some of the surfaces; <b>piece</b>: a part of an epoch
 *       that one thread projects.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>A missing cell (NaN) is ignored; a cell that is missing in every surface stays missing.
 *   <li>An infinite cell makes a surface invalid, so it makes the projection invalid too: the cell
 *       is infinite there, whatever the other surfaces hold, and the kernel rejects it. Positive
 *       infinity wins over negative.
 *   <li>0.0 is higher than -0.0 here, so that the projection is the same to the bit however the
 *       surfaces are ordered and grouped: it is the maximum of a total order, NaN &lt; finite &lt;
 *       -inf &lt; inf. Partial projections of partial projections are projections.
 *   <li>A projected epoch is a source with one surface, computed when it is read: some surfaces are
 *       in memory at a time, however many there are.
 *   <li>Nothing here changes a surface; the projection is the caller's array.
 * </ul>
 */
package io.github.orometry.projection;
