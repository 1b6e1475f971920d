package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.format.variable.Storage;
import io.github.orometry.job.format.variable.Unfilter;
import io.github.orometry.job.source.FileBytes;
import io.github.orometry.stack.ByteWindow;
import io.github.orometry.stack.ElementType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Time bins of numbers that lie in chunks: those of the time bins at hand are held, each unfiltered
 * once on the way forward; or, where they are too many and not filtered, read in pieces.
 */
final class ChunkBins implements RawBins {
  /** Time bins that are written together where time runs fastest: some cache lines. */
  private static final int TILE = 16;

  private static final int WINDOW = 1 << 19;

  /** Bytes that may lie between chunks that are read together. */
  private static final int GAP = 1 << 14;

  private final Storage.Chunks chunks;
  private final ElementType type;
  private final ByteOrder order;
  private final int time;
  private final long[] shape;
  private final int[] chunk;

  /** By dimension: how many chunks; steps in a chunk, in elements; and in what is read. */
  private final int[] counts;

  private final int[] inStep;
  private final int[] outStep;

  private final RandomAccess access;
  private final Unfilter unfilter;
  private final ByteWindow pieces;

  /** Bytes that are worth a request, where the file is far; else -1. */
  private final int request;

  private final int chunkBytes;
  private final double fill;

  /** The chunks of row {@code row}, and their bytes. */
  private int row = -1;

  private final byte[][] held;
  private final ByteBuffer[] windows;
  private double[] run = {};
  private long piecesEnd;

  /** At work: where the chunk at hand begins in the array, and what of it is read. */
  private final int[] start;

  private final int[] low;
  private final int[] high;
  private final int[] at;

  ChunkBins(RawArray array, Storage.Chunks chunks, boolean hold) throws IOException {
    this.chunks = chunks;
    type = array.type().type();
    order = array.type().littleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    time = array.time();
    shape = array.shape();
    chunk = chunks.shape();
    int rank = shape.length;
    counts = new int[rank];
    inStep = new int[rank];
    outStep = new int[rank];
    start = new int[rank];
    low = new int[rank];
    high = new int[rank];
    at = new int[rank];
    long in = 1;
    int out = 1;
    int rowChunks = 1;
    for (int d = rank - 1; d >= 0; d--) {
      counts[d] = (int) -Math.floorDiv(-shape[d], (long) chunk[d]);
      inStep[d] = (int) in;
      outStep[d] = out;
      in = Math.multiplyExact(in, (long) chunk[d]);
      out = d == time ? out : Math.multiplyExact(out, Math.toIntExact(shape[d]));
      rowChunks = d == time ? rowChunks : rowChunks * counts[d];
    }
    outStep[time] = out;
    chunkBytes = Math.toIntExact(Math.multiplyExact(in, (long) type.bytes()));
    fill = array.type().numbers(chunks.fill())[0];
    held = hold ? new byte[rowChunks][] : null;
    windows = new ByteBuffer[hold ? rowChunks : 0];
    access = Stores.of(array.file()).open(array.file());
    unfilter = new Unfilter(chunks, type.bytes(), access.size());
    request = FileBytes.isFar(access) ? access.goodRead() : -1;
    pieces = FileBytes.window(access, order, Math.max(request, hold ? 0 : WINDOW));
  }

  @Override
  public void read(int from, int to, double[] into) throws IOException {
    for (int r = from / chunk[time]; r <= (to - 1) / chunk[time]; r++) {
      if (held != null && r != row) {
        load(r);
      }
      for (int i = 0; i < rowLength(); i++) {
        int number = number(r, i);
        place(number);
        if (clip(from, to)) {
          copy(number, i, from, into);
        }
      }
    }
  }

  private int rowLength() {
    return chunks.addresses().length / counts[time];
  }

  /** The number of the i-th chunk of a row. */
  private int number(int r, int i) {
    int behind = 1;
    for (int d = time + 1; d < counts.length; d++) {
      behind *= counts[d];
    }
    return (i / behind * counts[time] + r) * behind + i % behind;
  }

  private void load(int r) throws IOException {
    row = -1;
    for (int i = 0; i < held.length; i++) {
      int number = number(r, i);
      if (chunks.addresses()[number] >= 0) {
        if (held[i] == null) {
          held[i] = new byte[chunkBytes];
          windows[i] = ByteBuffer.wrap(held[i]).order(order);
        }
        boolean alone = chunks.stored()[number] > request;
        long end = alone ? 0 : ahead(r, i);
        unfilter.read(
            alone
                ? access::readFully
                : (from, into) -> into.put(together(from, into.remaining(), end)),
            number,
            held[i]);
      }
    }
    row = r;
  }

  /** Bytes that are read together with others up to {@code end}. */
  private ByteBuffer together(long from, int length, long end) throws IOException {
    int at = pieces.at(from, length, end);
    return pieces.buffer().slice(at, length);
  }

  /** Where what lies behind a chunk in the file, and is read after it, ends: up to a request. */
  private long ahead(int r, int i) {
    long begin = chunks.addresses()[number(r, i)];
    long end = begin + chunks.stored()[number(r, i)];
    for (int k = i + 1; end - begin < request; k++) {
      int next = r + k / held.length;
      if (next >= counts[time]) {
        return end;
      }
      int number = number(next, k % held.length);
      long address = chunks.addresses()[number];
      long after = address + chunks.stored()[number];
      if (address < end || address > end + GAP || after - begin > request) {
        return end;
      }
      end = after;
    }
    return end;
  }

  /** Where a chunk begins. */
  private void place(int number) {
    int left = number;
    for (int d = counts.length - 1; d >= 0; d--) {
      start[d] = left % counts[d] * chunk[d];
      left /= counts[d];
    }
  }

  /** What of the chunk is in the array and in time bins [from, to). */
  private boolean clip(int from, int to) {
    boolean any = true;
    for (int d = 0; d < chunk.length; d++) {
      low[d] = d == time ? Math.max(0, from - start[d]) : 0;
      long end = d == time ? to : shape[d];
      high[d] = (int) Math.min(chunk[d], end - start[d]);
      any &= high[d] > low[d];
    }
    return any;
  }

  /** Where what was clipped ends in the file, if it lies so close that it is read together. */
  private long closeEnd(int number) {
    long first = 0;
    long last = 0;
    long count = 1;
    for (int d = 0; d < chunk.length; d++) {
      first += (long) low[d] * inStep[d];
      last += (high[d] - 1L) * inStep[d];
      count *= high[d] - low[d];
    }
    boolean close = request > 0 || last + 1 - first <= 2 * count;
    return close ? chunks.addresses()[number] + (last + 1) * type.bytes() : 0;
  }

  /** Copies what was clipped; tile by tile where time runs fastest, and window by window. */
  private void copy(int number, int i, int from, double[] into) throws IOException {
    piecesEnd = held == null ? closeEnd(number) : 0;
    int last = chunk.length - 1;
    int end = high[last];
    int tile = held == null ? WINDOW / Double.BYTES : last == time ? TILE : end;
    for (int k = low[last]; k < end; k += tile) {
      copyRuns(number, i, k, Math.min(end, k + tile), from, into);
    }
  }

  private void copyRuns(int number, int i, int first, int end, int from, double[] into)
      throws IOException {
    int last = chunk.length - 1;
    System.arraycopy(low, 0, at, 0, last);
    at[last] = first;
    int d;
    do {
      int in = 0;
      int out = -from * outStep[time];
      for (int e = 0; e <= last; e++) {
        in += at[e] * inStep[e];
        out += (start[e] + at[e]) * outStep[e];
      }
      copyRun(number, i, in, end - first, into, out, outStep[last]);
      d = last - 1;
      while (d >= 0 && ++at[d] == high[d]) {
        at[d] = low[d];
        d--;
      }
    } while (d >= 0);
  }

  private void copyRun(int number, int i, int in, int n, double[] into, int out, int step)
      throws IOException {
    long address = chunks.addresses()[number];
    if (address < 0) {
      for (int k = 0; k < n; k++) {
        into[out + k * step] = fill;
      }
      return;
    }
    int where = in * type.bytes();
    ByteBuffer bytes;
    if (held == null) {
      long offset = address + (long) in * type.bytes();
      where = pieces.at(offset, n * type.bytes(), Math.max(offset, piecesEnd));
      bytes = pieces.buffer();
    } else {
      bytes = windows[i];
    }
    if (step == 1) {
      type.decode(bytes, where, n, into, out);
      return;
    }
    run = run.length < n ? new double[n] : run;
    type.decode(bytes, where, n, run, 0);
    for (int k = 0; k < n; k++) {
      into[out + k * step] = run[k];
    }
  }

  @Override
  public void close() throws IOException {
    unfilter.close();
    pieces.close();
  }
}
