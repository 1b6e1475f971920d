/**
 * The surfaces of an epoch as one: their cell-wise maximum.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Projection</b>: what {@link io.github.orometry.projection} says. That of an epoch has
 *       the epoch's index and time bin 0.
 *   <li><b>Piece</b>: a part of an epoch that one thread projects.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>A projected epoch is a source with one slab, computed when it is read: some surfaces are in
 *       memory at a time, however many there are.
 *   <li>Epochs are projected side by side; an epoch is cut into pieces only where there are fewer
 *       epochs than threads. The projection is the same to the bit.
 * </ul>
 */
package io.github.orometry.job.projection;
