/**
 * {@code .npz}: a zip archive of arrays, as {@code numpy.savez} and {@code numpy.savez_compressed}
 * write it.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Member</b>: a file within the archive; <b>stored</b> as it is, or <b>deflated</b>.
 *   <li><b>Directory</b>: the list of members at the end of the archive.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>2-D and 3-D arrays are epochs, in the order of the directory.
 *   <li>Every byte that is used is covered by the CRC-32 that the archive tells of its member. A
 *       stored array is read in pieces where it lies, and the CRC is summed up from the pieces
 *       ({@link io.github.orometry.job.source.npz.CrcSum}); a deflated one is checked when it is
 *       unpacked, by the first who reads it in a process ({@link
 *       io.github.orometry.job.source.PackedBytes}), an axis when it is read.
 *   <li>The directory is read here. The JDK's reader tells no offsets and knows only files, and
 *       that of commons-compress is too slow for small runs: it takes 26 ms of processor time for
 *       the first archive (it makes a calendar for the members' times) against 2 here, and 70 ms
 *       against 10 for 3000 members.
 * </ul>
 */
package io.github.orometry.job.source.npz;
