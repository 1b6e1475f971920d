package io.github.orometry.stack;

import java.io.IOException;
import java.util.Objects;

/**
 * Reads a {@link StridedArray} whose axes all have gaps, or that has the same bytes more than once:
 * element by element, in the order of the batch.
 */
final class ScatteredReader implements SurfaceReader {
  private final StridedArray array;
  private final ArrayLayout layout;
  private final ByteWindow window;

  ScatteredReader(StridedArray array) throws IOException {
    this.array = array;
    layout = array.layout();
    window = array.bytes().open(layout.order(), layout.type().bytes());
  }

  @Override
  public void read(int from, int to, SurfaceBatch batch) throws IOException {
    Objects.checkFromToIndex(from, to, array.size());
    batch.resize(to - from, layout.cells());
    int at = 0;
    for (int t = from; t < to; t++) {
      long key = array.names().key(t);
      batch.name(t - from, SurfaceKey.epochIdx(key), SurfaceKey.timeBinIdx(key));
      for (int iy = 0; iy < layout.ny(); iy++) {
        long row = layout.offset() + t * layout.tStride() + iy * layout.yStride();
        for (int ix = 0; ix < layout.nx(); ix++) {
          read(row + ix * layout.xStride(), batch.values(), at++);
        }
      }
    }
  }

  private void read(long offset, double[] values, int at) throws IOException {
    int bytes = layout.type().bytes();
    int where = window.at(offset, bytes, offset + bytes);
    layout.type().decode(window.buffer(), where, 1, values, at);
    if (values[at] == layout.missing()) {
      values[at] = Double.NaN;
    }
  }

  @Override
  public int checksum() {
    return window.checksum();
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
