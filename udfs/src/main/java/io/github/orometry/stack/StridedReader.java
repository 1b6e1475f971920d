package io.github.orometry.stack;

import java.io.IOException;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Reads blocks of time bins of a {@link StridedArray} whose fastest axis is dense.
 *
 * <p>The array's three axes are put in the order in which they lie in the bytes, slowest first,
 * each running upwards (a negative stride becomes a negative step in the batch). A block is then
 * cut into boxes that fit a small buffer; each box is loaded in the order of the bytes,
 * neighbouring runs in one read, and written to the batch in tiles, so that both sides are touched
 * a cache line at a time.
 */
final class StridedReader implements SurfaceReader {
  /** Elements of a box: with the bytes they come from, what fits a second-level cache. */
  private static final int BOX = 1 << 16;

  /** Columns of a box whose array does not run along x: some cache lines of a batch's row. */
  private static final int COLUMNS = 64;

  /** Bytes read at once where they adjoin. */
  private static final int WINDOW = 1 << 19;

  /** A gap that is cheaper to read than to skip with another read, in bytes. */
  private static final int GAP = 4096;

  private static final int X = 0;
  private static final int T = 2;

  private final StridedArray array;
  private final ArrayLayout layout;
  private final ByteWindow window;
  private final BoxCopy copy;
  private double[] box = {};

  /** By position in the bytes, slowest first: which axis, its length, its stride in bytes. */
  private final int[] axis;

  private final int[] length = new int[3];
  private final long[] stride = new long[3];

  /** By the same positions: the step in the batch, negative where the axis runs downwards. */
  private final int[] step = new int[3];

  private final int xPosition;
  private final int tPosition;

  StridedReader(StridedArray array) throws IOException {
    this.array = array;
    layout = array.layout();
    int[] lengths = {layout.nx(), layout.ny(), layout.nt()};
    long[] strides = {layout.xStride(), layout.yStride(), layout.tStride()};
    int[] steps = {1, layout.nx(), layout.cells()};
    axis = slowestFirst(lengths, strides);
    for (int p = 0; p < 3; p++) {
      length[p] = lengths[axis[p]];
      stride[p] = Math.abs(strides[axis[p]]);
      step[p] = strides[axis[p]] < 0 ? -steps[axis[p]] : steps[axis[p]];
    }
    xPosition = position(X);
    tPosition = position(T);
    copy = new BoxCopy(step, xPosition);
    window = array.bytes().open(layout.order(), (int) Math.min(WINDOW, layout.span()));
  }

  /** Axes of length 1 go first: their stride says nothing. */
  private static int[] slowestFirst(int[] lengths, long[] strides) {
    Comparator<Integer> byStride =
        Comparator.comparingLong(a -> lengths[a] == 1 ? Long.MIN_VALUE : -Math.abs(strides[a]));
    return IntStream.range(0, 3).boxed().sorted(byStride).mapToInt(a -> a).toArray();
  }

  private int position(int wanted) {
    return IntStream.range(0, 3).filter(p -> axis[p] == wanted).findFirst().orElseThrow();
  }

  @Override
  public void read(int from, int to, SurfaceBatch batch) throws IOException {
    Objects.checkFromToIndex(from, to, array.size());
    batch.resize(to - from, layout.cells());
    for (int k = from; k < to; k++) {
      long key = array.names().key(k);
      batch.name(k - from, SurfaceKey.epochIdx(key), SurfaceKey.timeBinIdx(key));
    }
    readBlock(from, to, batch.values());
  }

  @Override
  public int checksum() {
    return window.checksum();
  }

  private void readBlock(int from, int to, double[] values) throws IOException {
    if (from == to) {
      return;
    }
    int[] extent = length.clone();
    extent[tPosition] = to - from;
    int low = step[tPosition] < 0 ? array.size() - to : from;
    long start = layout.lowest() + low * stride[tPosition];
    int target = 0;
    for (int p = 0; p < 3; p++) {
      target += step[p] < 0 ? (extent[p] - 1) * -step[p] : 0;
    }
    int[] size = boxSize(extent);
    reserve(size[0] * size[1] * size[2]);
    // Boxes of whole planes follow one another, and so one read may serve several.
    boolean planes = size[1] == extent[1] && size[2] == extent[2];
    long last = planes && window.buffer().capacity() > WINDOW ? start + end(extent) : 0;
    for (int i = 0; i < extent[0]; i += size[0]) {
      for (int j = 0; j < extent[1]; j += size[1]) {
        for (int k = 0; k < extent[2]; k += size[2]) {
          int n0 = Math.min(size[0], extent[0] - i);
          int n1 = Math.min(size[1], extent[1] - j);
          int n2 = Math.min(size[2], extent[2] - k);
          load(start + i * stride[0] + j * stride[1] + k * stride[2], n0, n1, n2, last);
          copy.write(box, n0, n1, n2, values, target + i * step[0] + j * step[1] + k * step[2]);
        }
      }
    }
  }

  /** Bytes from the first element of a block to the end of its last. */
  private long end(int[] extent) {
    long end = layout.type().bytes();
    for (int p = 0; p < 3; p++) {
      end += (extent[p] - 1) * stride[p];
    }
    return end;
  }

  /**
   * Some columns, so that a row of the batch is written in whole cache lines; then as long a run of
   * bytes as fits; then what is left, fastest first.
   */
  private int[] boxSize(int[] extent) {
    int[] size = {1, 1, 1};
    size[xPosition] = Math.min(extent[xPosition], xPosition == 2 ? BOX : COLUMNS);
    for (int p = 2; p >= 0; p--) {
      int others = size[0] * size[1] * size[2] / size[p];
      size[p] = Math.max(size[p], Math.min(extent[p], BOX / others));
    }
    return size;
  }

  private void reserve(int elements) {
    if (box.length < elements) {
      box = new double[elements];
    }
  }

  /**
   * Loads a box in the order of its bytes, as [n0][n1][n2].
   *
   * @param last where the boxes end that may be read with it; or before its own end
   */
  private void load(long start, int n0, int n1, int n2, long last) throws IOException {
    int bytes = layout.type().bytes();
    boolean joined = n1 == 1 || stride[1] == (long) n2 * bytes;
    int runs = joined ? 1 : n1;
    int run = joined ? n1 * n2 : n2;
    long plane = (runs - 1) * stride[1] + (long) run * bytes;
    boolean acrossRuns = stride[1] - (long) run * bytes <= GAP;
    boolean acrossPlanes = acrossRuns && stride[0] - plane <= GAP;
    long boxEnd = Math.max(last, start + (n0 - 1) * stride[0] + plane);
    int at = 0;
    for (int i = 0; i < n0; i++) {
      long planeStart = start + i * stride[0];
      for (int j = 0; j < runs; j++, at += run) {
        long offset = planeStart + j * stride[1];
        long end = acrossPlanes ? boxEnd : acrossRuns ? planeStart + plane : offset;
        int where = window.at(offset, run * bytes, end);
        layout.type().decode(window.buffer(), where, run, box, at);
      }
    }
    markMissing(at);
  }

  private void markMissing(int count) {
    double missing = layout.missing();
    if (Double.isNaN(missing)) {
      return;
    }
    for (int i = 0; i < count; i++) {
      if (box[i] == missing) {
        box[i] = Double.NaN;
      }
    }
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
