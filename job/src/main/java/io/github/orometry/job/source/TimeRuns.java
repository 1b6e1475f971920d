package io.github.orometry.job.source;

import io.github.orometry.stack.ArrayLayout;
import io.github.orometry.stack.ByteWindow;
import io.github.orometry.stack.StridedArray;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * An array of a store whose time bins lie next to each other, for several readers: each reads a
 * range of its bytes in long reads and deals it out by blocks of time, and who has been given all
 * that belongs to a block has its surfaces.
 */
public final class TimeRuns {
  /** Bytes that a reader holds at a time. */
  private static final int MOST_READ = 32 << 20;

  /** Bytes of a block's surfaces, as they are computed. */
  private static final int BLOCK = 8 << 20;

  private static final int STEP = 1 << 20;

  private final HeldSource held;
  private final StridedArray array;
  private final ArrayLayout layout;

  /** Bytes that are read at a time, and bytes of a block. */
  private final int mostRead;

  private final int block;

  private TimeRuns(HeldSource held, int mostRead, int block) {
    this.held = held;
    this.mostRead = mostRead;
    this.block = block;
    array = (StridedArray) held.source();
    layout = array.layout();
  }

  /** Of a source for which {@link TimeBlocks#suit} holds. */
  public static TimeRuns of(SurfaceSource source) {
    return of(source, MOST_READ, BLOCK);
  }

  static TimeRuns of(SurfaceSource source, int mostRead, int block) {
    return new TimeRuns((HeldSource) source, mostRead, block);
  }

  /**
   * Elements that lie one after another: bins {@code [from, to)} of some cells, which is all bins
   * where there is more than one cell.
   *
   * @param cell the first cell, in the order of the bytes
   * @param cells how many
   */
  public record Range(int cell, int cells, int from, int to) implements Serializable {}

  /**
   * What a range has of a block.
   *
   * @param block counts from 0
   * @param range bins of the block only
   * @param bytes the elements, cell by cell
   */
  public record Part(int block, Range range, byte[] bytes) implements Serializable {}

  /**
   * What was read of a range.
   *
   * @param checksum see {@link io.github.orometry.stack.SurfaceReader#checksum}
   */
  public record Dealt(List<Part> parts, int checksum) {}

  /** Surfaces of a block, but for the last. */
  public int blockLength() {
    return (int) Math.max(1, Math.min(layout.nt(), block / ((long) Double.BYTES * layout.cells())));
  }

  /** How many blocks of time there are. */
  public int blocks() {
    return (layout.nt() - 1) / blockLength() + 1;
  }

  /** Ranges for the readers, in the order of the bytes: all of it, each byte once. */
  public List<Range> ranges() {
    List<Range> ranges = new ArrayList<>();
    int most = mostRead / layout.type().bytes();
    int cells = Math.max(1, most / layout.nt());
    for (int cell = 0; cell < layout.cells(); cell += cells) {
      int n = Math.min(cells, layout.cells() - cell);
      for (int from = 0; from < layout.nt(); from += Math.min(most, layout.nt() - from)) {
        int to = (int) Math.min(layout.nt(), (long) from + most);
        ranges.add(new Range(cell, n, from, to));
      }
    }
    return ranges;
  }

  /**
   * Reads a range.
   *
   * @throws IOException where it cannot be read, or the file has changed
   */
  public Dealt read(Range range) throws IOException {
    if (!HeldSource.isUnchanged(held.file())) {
      throw new IOException(HeldSource.CHANGED);
    }
    int bytes = layout.type().bytes();
    long begin = layout.offset() + ((long) range.cell() * layout.nt() + range.from()) * bytes;
    byte[] read = new byte[range.cells() * (range.to() - range.from()) * bytes];
    long end = begin + read.length;
    try (ByteWindow window = array.bytes().open(ByteOrder.LITTLE_ENDIAN, STEP)) {
      for (int at = 0; at < read.length; ) {
        int n = Math.min(STEP, read.length - at);
        int where = window.at(begin + at, n, end);
        ByteBuffer buffer = window.buffer();
        System.arraycopy(buffer.array(), buffer.arrayOffset() + where, read, at, n);
        at += n;
      }
      return new Dealt(deal(range, read), window.checksum());
    }
  }

  private List<Part> deal(Range range, byte[] read) {
    List<Part> parts = new ArrayList<>();
    int length = blockLength();
    int bytes = layout.type().bytes();
    int run = (range.to() - range.from()) * bytes;
    for (int from = range.from(); from < range.to(); ) {
      int block = from / length;
      int to = (int) Math.min(range.to(), (block + 1L) * length);
      byte[] part = new byte[range.cells() * (to - from) * bytes];
      int n = (to - from) * bytes;
      for (int cell = 0; cell < range.cells(); cell++) {
        System.arraycopy(read, cell * run + (from - range.from()) * bytes, part, cell * n, n);
      }
      parts.add(new Part(block, new Range(range.cell(), range.cells(), from, to), part));
      from = to;
    }
    return parts;
  }

  /** Makes room for the surfaces of a block, and names them. */
  public void begin(int block, SurfaceBatch batch) {
    int first = block * blockLength();
    batch.resize(Math.min(blockLength(), layout.nt() - first), layout.cells());
    for (int k = 0; k < batch.size(); k++) {
      long key = array.names().key(first + k);
      batch.name(k, SurfaceKey.epochIdx(key), SurfaceKey.timeBinIdx(key));
    }
  }

  /**
   * Puts a part of a block to the surfaces of the block; all its parts make them whole.
   *
   * @return how many cells
   */
  public long add(Part part, SurfaceBatch batch) {
    Range range = part.range();
    ByteBuffer bytes =
        ByteBuffer.wrap(part.bytes())
            .order(layout.littleEndian() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int first = range.from() - part.block() * blockLength();
    int n = range.to() - range.from();
    double[] run = new double[n];
    for (int i = 0; i < range.cells(); i++) {
      layout.type().decode(bytes, i * n * layout.type().bytes(), n, run, 0);
      int to = first * layout.cells() + place(range.cell() + i);
      for (int k = 0; k < n; k++, to += layout.cells()) {
        batch.values()[to] = run[k] == layout.missing() ? Double.NaN : run[k];
      }
    }
    return (long) n * range.cells();
  }

  /** Where in a surface a cell is, which is counted in the order of the bytes. */
  private int place(int cell) {
    boolean rows = layout.xStride() < layout.yStride();
    return rows ? cell : cell % layout.ny() * layout.nx() + cell / layout.ny();
  }
}
