package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.format.variable.Storage;
import io.github.orometry.job.source.FileBytes;
import io.github.orometry.stack.ArrayLayout;
import io.github.orometry.stack.StridedArray;
import io.github.orometry.stack.SurfaceNames;
import io.github.orometry.stack.SurfaceSource;
import java.util.Optional;

/** Variables that lie as the array of an {@code .npy} file does, and are read as that is. */
final class Strided {
  private Strided() {}

  /**
   * Some time bins of a variable; empty where its numbers lie otherwise, or are packed in more ways
   * than that one of them stands for a missing cell.
   *
   * @param first the first time bin
   * @param size how many
   */
  static Optional<SurfaceSource> of(
      RawArray array,
      Packing packing,
      SurfacePlan plan,
      Roles roles,
      int first,
      int size,
      int epochIdx,
      String label) {
    if (!(array.storage() instanceof Storage.Dense dense)
        || !(plan instanceof SurfacePlan.Plane plane)
        || !packing.isAtMostOneMissing()) {
      return Optional.empty();
    }
    // Without a dimension of time the array has one before all others.
    int ahead = roles.t() < 0 ? 1 : 0;
    long x = dense.strides()[ahead + roles.x()];
    long y = dense.strides()[ahead + roles.y()];
    long t = dense.strides()[array.time()];
    long begin =
        dense.address()
            + first * t
            + (plane.turnX() ? (plane.nx() - 1) * x : 0)
            + (plane.turnY() ? (plane.ny() - 1) * y : 0);
    ArrayLayout layout =
        new ArrayLayout(
            array.type().type(),
            array.type().littleEndian(),
            plane.nx(),
            plane.ny(),
            size,
            begin,
            plane.turnX() ? -x : x,
            plane.turnY() ? -y : y,
            t,
            packing.missing().length == 0 ? Double.NaN : packing.missing()[0]);
    SurfaceNames names = new SurfaceNames.OneEpoch(epochIdx);
    return Optional.of(new StridedArray(new FileBytes(array.file()), layout, names, label));
  }
}
