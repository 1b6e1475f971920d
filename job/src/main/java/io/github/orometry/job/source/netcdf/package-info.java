/**
 * {@code .nc}, {@code .h5}, {@code .mat} and others: netCDF-4 and HDF5, so MATLAB 7.3 and NWB, and
 * the classic formats of netCDF. What stands in such files is known by {@link
 * io.github.orometry.job.format.hdf5} and {@link io.github.orometry.job.format.netcdf3}; here one
 * variable becomes epochs.
 *
 * <h2>Words</h2>
 *
 * <ul>
 *   <li><b>Role</b>: which of x, y, t a dimension is; or that of the states of a decoder, or of its
 *       <b>bins</b>: the cells of all states in a row, each with its state and position.
 *   <li><b>Raw</b>: numbers as they are stored; <b>packing</b>: what makes values of them.
 *   <li><b>Plan of a surface</b>: which of the raw numbers of a time bin goes to which cell.
 * </ul>
 *
 * <h2>Rules</h2>
 *
 * <ul>
 *   <li>One variable is read: the one asked for, or the only one that can be surfaces.
 *   <li>Roles are told by the user, or else by the conventions (CF), the usual names, and where a
 *       file has no names by position.
 *   <li>Packing comes before all else: what is {@code _FillValue} or {@code missing_value}, or
 *       outside {@code valid_range}, is missing, and the others are raw * scale_factor +
 *       add_offset, in float64.
 *   <li>Axes that fall are turned round, and their data with them.
 *   <li>States are summed in float64 in the order of the file. A cell without a bin, and one of
 *       which a bin is missing, is missing.
 *   <li>A reader holds the chunks of the time bins it is at, if they are not more than 32 MB; else
 *       all chunks are unfiltered to a staged file once, and read in pieces from there.
 * </ul>
 *
 * @see <a
 *     href="https://cfconventions.org/Data/cf-conventions/cf-conventions-1.11/cf-conventions.html">CF
 *     Conventions 1.11</a>
 */
package io.github.orometry.job.source.netcdf;
