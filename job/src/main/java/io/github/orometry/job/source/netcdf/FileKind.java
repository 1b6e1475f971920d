package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.format.hdf5.Hdf5File;
import io.github.orometry.job.format.netcdf3.ClassicFile;
import io.github.orometry.job.format.variable.FileBlocks;
import io.github.orometry.job.format.variable.VariableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Tells formats apart by how files begin. */
final class FileKind {
  private static final String MATLAB = "MATLAB 5.0 MAT-file";
  private static final byte[] HDF4 = {0x0e, 0x03, 0x13, 0x01};

  private FileKind() {}

  /**
   * What stands in a file.
   *
   * @throws BadInputException where it is of no format that is read
   */
  static VariableFile read(String label, FileBlocks blocks) throws IOException {
    if (ClassicFile.is(blocks)) {
      return ClassicFile.read(blocks);
    }
    if (Hdf5File.is(blocks)) {
      return Hdf5File.read(blocks);
    }
    if (starts(blocks, MATLAB.getBytes(StandardCharsets.US_ASCII))) {
      throw new BadInputException(
          "%s is a MATLAB file of version 5 or 7, which is not read; save it in MATLAB by save('FILE.mat', 'NAME', '-v7.3')."
              .formatted(label));
    }
    if (starts(blocks, HDF4)) {
      throw new BadInputException(
          "%s is an HDF4 file, which is not read; h4toh5 writes it as HDF5.".formatted(label));
    }
    throw new BadInputException(
        "%s is neither HDF5 (netCDF-4, MATLAB 7.3) nor classic netCDF: it begins as none of them does."
            .formatted(label));
  }

  private static boolean starts(FileBlocks blocks, byte[] start) throws IOException {
    return blocks.size() >= start.length
        && java.util.Arrays.equals(start, blocks.read(0, start.length).array());
  }
}
