/**
 * HDF5 files, and so those of netCDF-4 and MATLAB 7.3: what stands in them. Read by hand rather
 * than through a library: only so is every length checked before anything is allocated, a circle in
 * a damaged file found, an unwritten chunk its fill value, a chunk whose filter was left out read,
 * and the list of chunks sent to a cluster once instead of being read by every task.
 *
 * <h2>Words</h2>
 *
 * <p>Those of the specification: <b>superblock</b>, <b>object header</b> and its <b>messages</b>,
 * <b>B-tree</b>, <b>heap</b>; <b>dataset</b> for a variable, <b>dimension scale</b> for the dataset
 * that holds a dimension's coordinates.
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>Superblocks 0 to 3, with a user block; both object headers; groups and attributes in all
 *       their forms; every index of chunks. Soft and external links are passed over.
 *   <li>Checksums are verified wherever the format has them.
 *   <li>A dataset that cannot be read is told by its path, and the others are read.
 *   <li>A tree is followed no deeper than its own level says, and a group is entered once.
 * </ul>
 *
 * @see <a href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">HDF5 File
 *     Format Specification 3.0</a>
 */
package io.github.orometry.job.format.hdf5;
