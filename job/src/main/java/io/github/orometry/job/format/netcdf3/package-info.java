/**
 * The classic formats of netCDF: CDF-1, CDF-2 (64-bit offset) and CDF-5 (64-bit data). A header of
 * dimensions, attributes and variables, and behind it the numbers, big-endian; those of variables
 * along the record dimension lie record by record.
 *
 * @see <a href="https://docs.unidata.ucar.edu/nug/current/file_format_specifications.html">NetCDF
 *     File Format Specifications</a>
 */
package io.github.orometry.job.format.netcdf3;
