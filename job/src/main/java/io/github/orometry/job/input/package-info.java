/**
 * Reads the files users have, as streams of surfaces.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Array</b>: a 2-D or 3-D block of numbers in a file. Each is one <b>epoch</b>; its time
 *       bins are its surfaces (one time bin where it is 2-D).
 *   <li><b>Dims</b>: which of x, y, t an array's dimensions are: with {@code x,y,t} the surface at
 *       time bin t is {@code z[iy, ix] = a[ix, iy, t]}.
 *   <li><b>Source</b>: some slabs in a row, of one array or one Parquet row group, that can be read
 *       in pieces by any thread or machine that sees the same files.
 *   <li><b>Reader</b>: one thread's open source, with its buffers.
 *   <li><b>Axis</b>: the cell centres of the columns or the rows.
 *   <li><b>Page</b>: a surface of a TIFF file; pages count from 0, as time bins do.
 *   <li><b>Channel</b>: an epoch by itself, with a grid of its own, for work that takes each array
 *       alone.
 *   <li><b>Staging</b>: a folder for what cannot be read in pieces where it lies: it is written
 *       there once, plainly.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Epochs count from 0 in the order of the files as given and of the arrays within a file;
 *       Parquet brings its own epoch_idx and time_bin_idx and is not mixed with other formats.
 *   <li>Channels are independent: one that cannot be read is refused and the others are read. A
 *       run, whose surfaces belong together, fails with the first.
 *   <li>Row iy of a TIFF page is the row iy of the picture, counted from its top: the surface is
 *       the array that NumPy's readers give, and its axes are indices.
 *   <li>All arrays of a run share one grid, and all axes found are equal. Without axes the centres
 *       are the indices 0, 1, 2, ...
 *   <li>Opening reads headers and axes only. What a header says is checked against the size of the
 *       file before any of it is believed, so that a header can claim what it likes and nothing is
 *       allocated for it.
 *   <li>Pickled objects are never read: a file that holds an object array is refused.
 *   <li>A format is one class behind {@link io.github.orometry.job.input.ArrayFormat}, chosen by
 *       the file's ending. Everything that can be addressed by three strides is a {@link
 *       io.github.orometry.job.input.StridedArray}.
 *   <li>Values are handed on as they are: an infinite cell is the kernel's to reject.
 *   <li>Reads are positional and bounded: no memory mapping, no array larger than a block.
 *   <li>Nothing here imports Spark; Parquet's classes appear in classes named Parquet... only, so
 *       that a run on arrays does not load them.
 * </ul>
 */
package io.github.orometry.job.input;
