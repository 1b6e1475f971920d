package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.source.ArrayFile;
import io.github.orometry.job.source.Staging;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;

/**
 * Opens an epoch, some time bins of a variable.
 *
 * @param unpacked the variable's numbers
 * @param packing what makes values of them
 * @param plan what makes surfaces of the values
 * @param roles of the dimensions
 * @param bins the first time bin and the one after the last
 */
record EpochOpening(
    Unpacked unpacked, Packing packing, SurfacePlan plan, Roles roles, int[] bins, String label)
    implements ArrayFile.Opening {
  @Override
  public SurfaceSource source(int epochIdx) throws IOException {
    RawArray array = unpacked.array();
    int first = bins[0];
    int size = bins[1] - first;
    return Strided.of(array, packing, plan, roles, first, size, epochIdx, label)
        .orElseGet(() -> new VariableSource(array, packing, plan, first, size, epochIdx, label));
  }

  /** The numbers of a variable, staged once where need be, for all its epochs. */
  static final class Unpacked {
    private final Staging staging;
    private final String label;
    private RawArray array;

    Unpacked(RawArray array, Staging staging, String label) {
      this.array = array;
      this.staging = staging;
      this.label = label;
    }

    synchronized RawArray array() throws IOException {
      array = array.staged(label, staging);
      return array;
    }
  }
}
