package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.format.variable.NumberType;
import io.github.orometry.job.format.variable.Storage;
import io.github.orometry.job.source.FileBytes;
import io.github.orometry.stack.ArrayLayout;
import io.github.orometry.stack.Bytes;
import io.github.orometry.stack.StridedArray;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceNames;
import io.github.orometry.stack.SurfaceReader;
import java.io.IOException;

/**
 * Time bins of numbers that lie dense: the dimensions before that of time are one, and so are those
 * behind it.
 */
final class DenseBins implements RawBins {
  private final SurfaceReader reader;
  private final SurfaceBatch batch;
  private final int cells;

  private DenseBins(StridedArray array) throws IOException {
    cells = array.layout().cells();
    batch = new SurfaceBatch(cells);
    reader = array.open();
  }

  /** Whether dimensions before that of time are as one, and those behind it, and one is dense. */
  static boolean canRead(NumberType type, long[] shape, Storage.Dense dense) {
    for (int d = 1; d < shape.length; d++) {
      boolean one = shape[d] == 1 || shape[d - 1] == 1;
      if (!one && dense.strides()[d - 1] != dense.strides()[d] * shape[d]) {
        return false;
      }
    }
    int last = shape.length - 1;
    while (last > 0 && shape[last] == 1) {
      last--;
    }
    return shape[last] == 1 || dense.strides()[last] == type.bytes();
  }

  static DenseBins of(RawArray array, Storage.Dense dense) throws IOException {
    return of(array, new FileBytes(array.file()), dense.address(), dense.strides());
  }

  static DenseBins of(RawArray array, Bytes bytes, long offset, long[] strides) throws IOException {
    long[] shape = array.shape();
    int time = array.time();
    long before = 1;
    long beforeStride = 0;
    for (int d = 0; d < time; d++) {
      before *= shape[d];
      beforeStride = shape[d] > 1 ? strides[d] : beforeStride;
    }
    long after = 1;
    for (int d = time + 1; d < shape.length; d++) {
      after *= shape[d];
    }
    ArrayLayout layout =
        new ArrayLayout(
            array.type().type(),
            array.type().littleEndian(),
            Math.toIntExact(after),
            Math.toIntExact(before),
            Math.toIntExact(shape[time]),
            offset,
            array.type().bytes(),
            beforeStride,
            strides[time],
            Double.NaN);
    return new DenseBins(new StridedArray(bytes, layout, new SurfaceNames.OneEpoch(0), "numbers"));
  }

  @Override
  public void read(int from, int to, double[] into) throws IOException {
    reader.read(from, to, batch);
    System.arraycopy(batch.values(), 0, into, 0, (to - from) * cells);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
