/**
 * Many surfaces on one grid: how they are called, where they come from, and how they are taken some
 * at a time.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Epoch</b>: one array of surfaces; <b>time bin</b>: the place of a surface in it. Both
 *       count from 0. A surface is known by its epoch and its time bin, its <b>key</b>.
 *   <li><b>Batch</b>: some surfaces in a row, their values in one flat array.
 *   <li><b>Source</b>: surfaces in a row that can be read in pieces, in any order, by any thread or
 *       machine; <b>reader</b>: one thread's open source, with its buffers.
 *   <li><b>Range</b>: surfaces in a row of one source: what is read and computed in one go.
 *   <li><b>Strided array</b>: a 2-D or 3-D block of numbers whose element (ix, iy, t) lies {@code
 *       ix * xStride + iy * yStride + t * tStride} bytes behind its first one, in a file or in
 *       memory: with {@code x,y,t} the surface at time bin t is {@code z[iy, ix] = a[ix, iy, t]}.
 *   <li><b>Window</b>: a view of some of the bytes of an array, which moves along them.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>The global order of surfaces is that of their keys: epoch, then time bin.
 *   <li>Values are handed on as they are, every type of number as double; an infinite cell is for
 *       whoever computes to reject.
 *   <li>Reads are bounded: no array larger than a block is made.
 *   <li>Where an array comes with a checksum, every reader sums up what it has read, and who has
 *       read all of it can tell whether it was sound ({@link
 *       io.github.orometry.stack.SurfaceReader#checksum}).
 *   <li>Nothing here knows a file.
 * </ul>
 */
package io.github.orometry.stack;
