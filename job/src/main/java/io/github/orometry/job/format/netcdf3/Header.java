package io.github.orometry.job.format.netcdf3;

import io.github.orometry.job.format.variable.Attribute;
import io.github.orometry.job.format.variable.Cursor;
import io.github.orometry.job.format.variable.Dimension;
import io.github.orometry.job.format.variable.NumberType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the header of a classic file says: dimensions, and variables along them. */
final class Header {
  private final Cursor header;
  private final int version;
  private final int countBytes;
  private final long records;
  private final List<Dimension> dimensions = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private int recordDimension = -1;

  /**
   * A variable.
   *
   * @param dims which of the dimensions, the slowest first
   * @param begin where in the file its numbers begin
   */
  record Entry(
      String name, int[] dims, Map<String, Attribute> attributes, ClassicType type, long begin) {}

  /**
   * Reads the header that a file begins with.
   *
   * @throws IOException where it is damaged, or longer than {@code start}
   */
  Header(ByteBuffer start) throws IOException {
    header = new Cursor(start, ByteOrder.BIG_ENDIAN);
    header.skip(3);
    version = header.u8();
    countBytes = version == 5 ? 8 : 4;
    records = header.uint(countBytes);
    long count = list(10);
    for (long i = 0; i < count; i++) {
      String name = name();
      long length = count();
      recordDimension = length == 0 && recordDimension < 0 ? (int) i : recordDimension;
      dimensions.add(new Dimension(name, length, ""));
    }
    attributes();
    count = list(11);
    for (long i = 0; i < count; i++) {
      entries.add(entry());
    }
  }

  /** The format's name. */
  String format() {
    return version == 1 ? "classic" : version == 2 ? "64-bit offset" : "64-bit data";
  }

  /** The dimensions; the record dimension, which has no length of its own, has 0. */
  List<Dimension> dimensions() {
    return dimensions;
  }

  /** Which of the dimensions counts records; -1 for none. */
  int recordDimension() {
    return recordDimension;
  }

  /** How many records there are said to be. */
  long records() {
    return records;
  }

  /** Whether it was left open how many records there are. */
  boolean leavesRecordsOpen() {
    return records == (countBytes == 4 ? 0xffffffffL : -1);
  }

  /** The variables. */
  List<Entry> entries() {
    return entries;
  }

  /** Whether a variable lies record by record. */
  boolean isRecord(Entry entry) {
    return entry.dims().length > 0 && entry.dims()[0] == recordDimension;
  }

  /** The length of a list that a tag begins; 0 where there is none. */
  private long list(int tag) throws IOException {
    long found = header.u32();
    long length = count();
    if (found != tag && (found != 0 || length != 0)) {
      throw new IOException("it is damaged: a list in its header is of something else");
    }
    if (length > header.left()) {
      throw new IOException("it is damaged: a list in its header is longer than the file");
    }
    return length;
  }

  private long count() throws IOException {
    return header.length(countBytes);
  }

  private String name() throws IOException {
    Cursor name = padded(count());
    return name.text(name.left());
  }

  /** Some bytes, up to a multiple of four. */
  private Cursor padded(long length) throws IOException {
    Cursor part = header.part(length);
    header.skip(Math.min(header.left(), -length & 3));
    return part;
  }

  private Map<String, Attribute> attributes() throws IOException {
    long count = list(12);
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (long i = 0; i < count; i++) {
      String name = name();
      ClassicType type = ClassicType.of(header.u32());
      long length = count();
      if (length > header.left()) {
        throw new IOException("it is damaged: an attribute is longer than the file");
      }
      if (type == ClassicType.CHAR) {
        attributes.put(name, Attribute.of(List.of(padded(length).text(length))));
      } else {
        NumberType numbers = type.numbers();
        byte[] bytes = padded(length * numbers.bytes()).bytes(length * numbers.bytes());
        attributes.put(name, Attribute.of(numbers.numbers(bytes)));
      }
    }
    return attributes;
  }

  private Entry entry() throws IOException {
    String name = name();
    long rank = count();
    if (rank > header.left() / countBytes) {
      throw new IOException("it is damaged: a variable has %s dimensions".formatted(rank));
    }
    int[] dims = new int[(int) rank];
    for (int d = 0; d < rank; d++) {
      long dim = count();
      if (dim >= dimensions.size() || (d > 0 && dim == recordDimension)) {
        throw new IOException("it is damaged: a variable has a dimension that is not there");
      }
      dims[d] = (int) dim;
    }
    Map<String, Attribute> attributes = attributes();
    ClassicType type = ClassicType.of(header.u32());
    count();
    long begin = header.length(version == 1 ? 4 : 8);
    return new Entry(name, dims, attributes, type, begin);
  }
}
