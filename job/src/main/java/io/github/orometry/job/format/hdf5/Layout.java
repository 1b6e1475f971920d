package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import io.github.orometry.job.format.variable.Filter;
import io.github.orometry.job.format.variable.Storage;
import io.github.orometry.job.format.variable.Unfilter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the elements of a dataset lie, from its messages. */
final class Layout {
  private static final int COMPACT = 0;
  private static final int CONTIGUOUS = 1;
  private static final int CHUNKED = 2;
  private static final int OLDEST_NAMED_FILTER = 256;

  private final Blocks blocks;
  private final Dataspace space;
  private final int element;
  private final long fileBytes;

  Layout(Blocks blocks, Dataspace space, int element, long fileBytes) {
    this.blocks = blocks;
    this.space = space;
    this.element = element;
    this.fileBytes = fileBytes;
  }

  Storage storage(ObjectHeader header) throws IOException {
    if (header.has(ObjectHeader.EXTERNAL)) {
      throw new IOException("its numbers lie in other files, which are not read");
    }
    Cursor layout = header.need(ObjectHeader.LAYOUT);
    int version = layout.u8();
    return version < 3 ? oldest(layout, header) : recent(layout, version, header);
  }

  /** Versions 1 and 2. */
  private Storage oldest(Cursor layout, ObjectHeader header) throws IOException {
    int rank = layout.u8();
    int kind = layout.u8();
    layout.skip(5);
    long address = kind == COMPACT ? Blocks.NOWHERE : blocks.address(layout);
    long[] lengths = new long[rank];
    for (int d = 0; d < rank; d++) {
      lengths[d] = layout.u32();
    }
    return switch (kind) {
      case COMPACT -> held(layout.bytes(layout.u32()));
      case CONTIGUOUS -> dense(address);
      case CHUNKED -> chunkedOld(address, lengths, header);
      default -> throw unknown(kind);
    };
  }

  private Storage recent(Cursor layout, int version, ObjectHeader header) throws IOException {
    int kind = layout.u8();
    return switch (kind) {
      case COMPACT -> held(layout.bytes(layout.u16()));
      case CONTIGUOUS -> dense(blocks.address(layout));
      case CHUNKED -> {
        if (version == 3) {
          int rank = layout.u8();
          long address = blocks.address(layout);
          yield chunkedOld(address, lengths(layout, rank, 4), header);
        }
        int flags = layout.u8();
        int rank = layout.u8();
        long[] lengths = lengths(layout, rank, layout.u8());
        List<Filter> filters = filters(header);
        ChunkList list = list(lengths, !filters.isEmpty());
        ChunkIndex.read(layout, flags, list);
        yield list.chunks(filters, fill(header));
      }
      default -> throw unknown(kind);
    };
  }

  private static IOException unknown(int kind) {
    return new IOException(
        kind == 3
            ? "it is put together from other datasets (a virtual dataset), which is not read"
            : "its elements lie in an unknown way");
  }

  private static long[] lengths(Cursor cursor, int rank, int bytes) throws IOException {
    if (bytes < 1 || bytes > 8) {
      throw new IOException("it is damaged: its chunks have no shape");
    }
    long[] lengths = new long[rank];
    for (int d = 0; d < rank; d++) {
      lengths[d] = cursor.length(bytes);
    }
    return lengths;
  }

  private Storage chunkedOld(long address, long[] lengths, ObjectHeader header) throws IOException {
    List<Filter> filters = filters(header);
    ChunkList list = list(lengths, !filters.isEmpty());
    ChunkIndex.readOld(address, list);
    return list.chunks(filters, fill(header));
  }

  /** For chunks of a shape, after which stands the size of an element. */
  private ChunkList list(long[] lengths, boolean filtered) throws IOException {
    int rank = space.lengths().length;
    boolean sound = lengths.length == rank + 1 && lengths[rank] == element;
    long bytes = element;
    int[] shape = new int[rank];
    for (int d = 0; d < rank && sound; d++) {
      sound = lengths[d] > 0 && lengths[d] <= Integer.MAX_VALUE && bytes <= 1L << 32;
      shape[d] = (int) lengths[d];
      bytes *= lengths[d];
    }
    if (!sound) {
      throw new IOException(
          "it is damaged: its chunks have the shape %s".formatted(Arrays.toString(lengths)));
    }
    return new ChunkList(blocks, space, shape, bytes, filtered, fileBytes);
  }

  private Storage held(byte[] bytes) throws IOException {
    if (bytes.length < space.count(fileBytes) * element) {
      throw new IOException("it is damaged: its elements are not all there");
    }
    return new Storage.Held(bytes);
  }

  private Storage dense(long address) throws IOException {
    if (address == Blocks.NOWHERE) {
      throw new IOException("it was never written");
    }
    long bytes = space.count(Math.max(1, fileBytes / element)) * element;
    long[] strides = new long[space.lengths().length];
    long stride = element;
    for (int d = strides.length - 1; d >= 0; d--) {
      strides[d] = stride;
      stride *= space.lengths()[d];
    }
    return new Storage.Dense(blocks.checked(address, bytes), strides);
  }

  /** The bytes of elements that are no numbers, where they lie in one piece. */
  Cursor bytes(ObjectHeader header, long length) throws IOException {
    Storage storage = storage(header);
    if (storage instanceof Storage.Chunks chunks) {
      return gathered(chunks, length);
    }
    return storage instanceof Storage.Held held
        ? ObjectHeader.cursor(held.bytes())
        : blocks.atPlace(((Storage.Dense) storage).address(), length);
  }

  /** Of one dimension, whose chunks lie one behind another. */
  private Cursor gathered(Storage.Chunks chunks, long length) throws IOException {
    if (chunks.shape().length != 1) {
      throw new IOException("it holds texts in chunks of several dimensions, which are not read");
    }
    int each = Math.toIntExact(Math.multiplyExact(chunks.shape()[0], (long) element));
    byte[] all = new byte[(int) length];
    byte[] chunk = new byte[each];
    try (Unfilter unfilter = new Unfilter(chunks, element, fileBytes)) {
      for (int i = 0; i < chunks.addresses().length; i++) {
        if (chunks.addresses()[i] >= 0) {
          unfilter.read(blocks::readPlace, i, chunk);
          System.arraycopy(chunk, 0, all, i * each, Math.min(each, all.length - i * each));
        }
      }
    }
    return ObjectHeader.cursor(all);
  }

  private byte[] fill(ObjectHeader header) throws IOException {
    byte[] none = new byte[element];
    Cursor old = header.find(ObjectHeader.OLD_FILL).orElse(null);
    Cursor fill = header.find(ObjectHeader.FILL).orElse(null);
    byte[] found = fill == null ? new byte[0] : fill(fill);
    if (found.length == 0 && old != null) {
      found = old.bytes(old.u32());
    }
    return found.length == element ? found : none;
  }

  private static byte[] fill(Cursor fill) throws IOException {
    int version = fill.u8();
    if (version == 3) {
      boolean defined = (fill.u8() & 0x20) != 0;
      return defined ? fill.bytes(fill.u32()) : new byte[0];
    }
    fill.skip(2);
    boolean defined = fill.u8() != 0;
    return defined || (version == 1 && fill.left() >= 4) ? fill.bytes(fill.u32()) : new byte[0];
  }

  private static List<Filter> filters(ObjectHeader header) throws IOException {
    Cursor pipeline = header.find(ObjectHeader.FILTERS).orElse(null);
    List<Filter> filters = new ArrayList<>();
    if (pipeline == null) {
      return filters;
    }
    int version = pipeline.u8();
    int count = pipeline.u8();
    pipeline.skip(version == 1 ? 6 : 0);
    for (int i = 0; i < count; i++) {
      int id = pipeline.u16();
      int nameLength = version == 1 || id >= OLDEST_NAMED_FILTER ? pipeline.u16() : 0;
      pipeline.skip(2);
      int values = pipeline.u16();
      String name = pipeline.text(version == 1 ? (nameLength + 7) / 8 * 8 : nameLength);
      long parameter = 0;
      for (int v = 0; v < values; v++) {
        long value = pipeline.u32();
        parameter = v == 0 ? value : parameter;
      }
      pipeline.skip(version == 1 && values % 2 == 1 ? 4 : 0);
      filters.add(new Filter(id, name, (int) Math.min(Integer.MAX_VALUE, parameter)));
    }
    return filters;
  }
}
