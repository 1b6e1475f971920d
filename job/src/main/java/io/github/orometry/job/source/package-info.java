/**
 * Reads the files users have, as sources of surfaces.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Format</b>: a kind of file, known by its ending. A room of this package each, which
 *       registers itself ({@link io.github.orometry.job.source.SourceFormat}).
 *   <li><b>Array</b>: a 2-D or 3-D block of numbers in a file. Each is one <b>epoch</b>; its time
 *       bins are its surfaces (one time bin where it is 2-D).
 *   <li><b>Dims</b>: which of x, y, t an array's dimensions are: with {@code x,y,t} the surface at
 *       time bin t is {@code z[iy, ix] = a[ix, iy, t]}.
 *   <li><b>Axis</b>: the cell centres of the columns or the rows.
 *   <li><b>Channel</b>: an epoch by itself, with a grid of its own, for work that takes each array
 *       alone.
 *   <li><b>Left out</b>: what is in a file and is no surface, or was not chosen.
 *   <li><b>Packed</b>: deflated, say: no part of it can be reached without what is before. It is
 *       unpacked by the process that reads it, on its own machine.
 *   <li><b>Staging</b>: a folder for what cannot be read in pieces where it lies: it is written
 *       there once, plainly.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Epochs count from 0 in the order of the files as given and of the arrays within a file; a
 *       format with keys (Parquet) brings its own epoch_idx and time_bin_idx and is not mixed with
 *       others.
 *   <li>Channels are independent: one that cannot be read is refused and the others are read. A
 *       run, whose surfaces belong together, fails with the first.
 *   <li>All arrays of a run share one grid, and all axes found are equal. Without axes the centres
 *       are the indices 0, 1, 2, ...
 *   <li>Of what was not chosen by name, an array that cannot be a surface (pickled, complex, of
 *       other dimensions, of another shape than the axes or the other arrays beside it) is left out
 *       and told of in one line, once it is sound as far as the file tells. An array that was
 *       chosen has to be one.
 *   <li>Opening reads headers and axes only. What a header says is checked against the size of the
 *       file before any of it is believed, so that a header can claim what it likes and nothing is
 *       allocated for it.
 *   <li>Pickled objects are never read.
 *   <li>Reads are positional and bounded: no memory mapping, no array larger than a block.
 * </ul>
 */
package io.github.orometry.job.source;
