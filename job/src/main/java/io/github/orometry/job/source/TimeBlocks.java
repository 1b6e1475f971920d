package io.github.orometry.job.source;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import io.github.orometry.stack.ArrayLayout;
import io.github.orometry.stack.ByteWindow;
import io.github.orometry.stack.StridedArray;
import io.github.orometry.stack.SurfaceNames;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/**
 * Arrays of a store whose time bins lie next to each other, cut into blocks of time. A surface of
 * such an array takes a read of its own for each of its cells, which a disk gives at once and a
 * store in a request each: so the array is read once, from its beginning to its end in long reads,
 * and each run of time bins is dealt out to files of this machine, one for each block of time.
 */
public final class TimeBlocks {
  /** Smaller arrays are read as they are. */
  private static final long LEAST = 1 << 20;

  /** Bytes of a block: what a worker has in memory at a time. */
  private static final long BLOCK = 8 << 20;

  /** Files that are written at once at most. */
  private static final int MOST_BLOCKS = 400;

  private static final int BUFFER = 1 << 15;
  private static final int WINDOW = 1 << 20;

  private final Location folder;
  private final Store store;
  private int files;

  private TimeBlocks(Location folder) {
    this.folder = folder;
    store = Stores.of(folder);
  }

  /** Whether a source is such an array. */
  public static boolean suit(SurfaceSource source) {
    if (!(source instanceof HeldSource held)
        || held.file().location().isLocal()
        || !(held.source() instanceof StridedArray array)
        || array.readsAll()) {
      return false;
    }
    ArrayLayout layout = array.layout();
    long run = (long) layout.nt() * layout.type().bytes();
    return layout.tStride() == layout.type().bytes()
        && layout.nt() > 1
        && layout.cells() > 1
        && layout.span() >= LEAST
        && Math.min(layout.xStride(), layout.yStride()) == run
        && layout.xStride() > 0
        && layout.yStride() > 0;
  }

  /**
   * What takes the place of a source: the same surfaces in the same order.
   *
   * @param folder of this machine that is empty or has such files
   * @throws IOException where the source cannot be read
   * @throws FailedException where there is no room in the folder, or it cannot be written
   */
  public static List<SurfaceSource> of(SurfaceSource source, Location folder) throws IOException {
    return new TimeBlocks(folder).blocks(source);
  }

  private List<SurfaceSource> blocks(SurfaceSource source) throws IOException {
    StridedArray array = (StridedArray) ((HeldSource) source).source();
    if (!HeldSource.isUnchanged(((HeldSource) source).file())) {
      throw new IOException(HeldSource.CHANGED);
    }
    ArrayLayout layout = array.layout();
    long free = store.free(folder);
    if (free < layout.span()) {
      throw new FailedException(
          "%s needs %s bytes in %s to be put in order, where %s are free."
              .formatted(source.label(), layout.span(), folder, free));
    }
    long cell = (long) layout.cells() * layout.type().bytes();
    int length =
        (int) Math.max(Math.max(1, BLOCK / cell), (layout.nt() + MOST_BLOCKS - 1L) / MOST_BLOCKS);
    List<Location> written = new ArrayList<>();
    deal(array, length, written);
    List<SurfaceSource> blocks = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      int from = i * length;
      blocks.add(block(array, written.get(i), from, Math.min(length, layout.nt() - from)));
    }
    return blocks;
  }

  private static Block block(StridedArray array, Location file, int from, int nt) {
    ArrayLayout of = array.layout();
    long run = (long) of.nt() * of.type().bytes();
    long shorter = (long) nt * of.type().bytes();
    ArrayLayout layout =
        new ArrayLayout(
            of.type(),
            of.littleEndian(),
            of.nx(),
            of.ny(),
            nt,
            0,
            of.xStride() / run * shorter,
            of.yStride() / run * shorter,
            of.tStride(),
            of.missing());
    long[] keys = LongStream.range(from, (long) from + nt).map(k -> key(array, k)).toArray();
    SurfaceNames names = new SurfaceNames.Listed(keys);
    return new Block(
        new StridedArray(new FileBytes(file), layout, names, array.label()), array, from);
  }

  private static long key(StridedArray array, long k) {
    return array.names().key((int) k);
  }

  /** Reads the array in the order of its bytes, and writes each run to its block's file. */
  private void deal(StridedArray array, int length, List<Location> written) throws IOException {
    ArrayLayout layout = array.layout();
    List<OutputStream> outs = new ArrayList<>();
    try (ByteWindow window = array.bytes().open(ByteOrder.LITTLE_ENDIAN, WINDOW)) {
      for (int from = 0; from < layout.nt(); from += length) {
        Location file = folder.child("block-%s-%s".formatted(folderFiles(), from));
        written.add(file);
        outs.add(new BufferedOutputStream(store.create(file), BUFFER));
      }
      copy(layout, window, length, outs);
      if (array.checksum().isPresent() && array.checksum().getAsInt() != window.checksum()) {
        throw new IOException("its CRC-32 is not the one that the archive tells");
      }
    } finally {
      close(outs);
    }
  }

  private int folderFiles() throws IOException {
    return files == 0 ? files = store.names(folder).size() + 1 : files;
  }

  private void copy(ArrayLayout layout, ByteWindow window, int length, List<OutputStream> outs)
      throws IOException {
    long end = layout.offset() + layout.span();
    long offset = layout.offset();
    int bytes = layout.type().bytes();
    for (int cell = 0; cell < layout.cells(); cell++) {
      for (int t = 0; t < layout.nt(); ) {
        int block = t / length;
        int n = Math.min(Math.min((block + 1) * length, layout.nt()) - t, WINDOW / bytes);
        int where = window.at(offset, n * bytes, end);
        byte[] array = window.buffer().array();
        write(outs.get(block), array, window.buffer().arrayOffset() + where, n * bytes);
        offset += (long) n * bytes;
        t += n;
      }
    }
  }

  private void write(OutputStream out, byte[] bytes, int from, int length) {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private void close(List<OutputStream> outs) {
    IOException failure = null;
    for (OutputStream out : outs) {
      try {
        out.close();
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw unwritable(failure);
    }
  }

  private FailedException unwritable(IOException e) {
    return new FailedException(
        "blocks of time could not be written in %s: %s.".formatted(folder, Reason.of(e)), e);
  }

  /** Some of the surfaces of an array, called as they are called in it. */
  private record Block(SurfaceSource block, SurfaceSource whole, int from)
      implements SurfaceSource {
    @Override
    public int size() {
      return block.size();
    }

    @Override
    public SurfaceReader open() throws IOException {
      return block.open();
    }

    @Override
    public long[] keys() throws IOException {
      return block.keys();
    }

    @Override
    public String label() {
      return whole.label();
    }

    @Override
    public String describe(int k) {
      return whole.describe(from + k);
    }

    @Override
    public OptionalInt checksum() {
      return OptionalInt.empty();
    }
  }
}
