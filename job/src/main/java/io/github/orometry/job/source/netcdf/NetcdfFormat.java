package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.source.ArrayFile;
import io.github.orometry.job.source.ArrayFormat;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.Staging;
import java.io.IOException;
import java.util.List;

/** netCDF, and all files like it whatever they are called, see the package. */
public final class NetcdfFormat implements ArrayFormat {
  @Override
  public String name() {
    return "netcdf";
  }

  @Override
  public List<String> endings() {
    return List.of(".nc", ".nc4", ".cdf", ".h5", ".hdf5", ".hdf", ".he5", ".mat", ".nwb");
  }

  @Override
  public ArrayFile open(Location file, ReadOptions options, Staging staging) throws IOException {
    return VariableReader.open(file, options, staging);
  }
}
