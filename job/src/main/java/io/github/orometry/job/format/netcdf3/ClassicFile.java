package io.github.orometry.job.format.netcdf3;

import io.github.orometry.job.format.variable.Attribute;
import io.github.orometry.job.format.variable.Cursor;
import io.github.orometry.job.format.variable.Dimension;
import io.github.orometry.job.format.variable.FileBlocks;
import io.github.orometry.job.format.variable.NumberType;
import io.github.orometry.job.format.variable.Storage;
import io.github.orometry.job.format.variable.Variable;
import io.github.orometry.job.format.variable.VariableFile;
import io.github.orometry.stack.ElementType;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what stands in a classic netCDF file. */
public final class ClassicFile {
  private static final int CHAR = 2;

  /** By number of the type, from 1. */
  private static final ElementType[] TYPES = {
    ElementType.I1,
    null,
    ElementType.I2,
    ElementType.I4,
    ElementType.F4,
    ElementType.F8,
    ElementType.U1,
    ElementType.U2,
    ElementType.U4,
    ElementType.I8,
    ElementType.U8
  };

  private static final int USUAL_HEADER = 1 << 16;
  private static final int LARGEST_HEADER = 1 << 26;
  private static final int MOST_TEXT = 1 << 24;

  private final FileBlocks file;
  private final Cursor header;
  private final int version;
  private final int countBytes;
  private final long records;
  private final List<Dimension> dimensions = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private int recordDimension = -1;

  /** A variable as the header has it. */
  private record Entry(
      String name, int[] dims, Map<String, Attribute> attributes, int type, long begin) {}

  private ClassicFile(FileBlocks file, long length) throws IOException {
    this.file = file;
    header = new Cursor(file.read(0, length), ByteOrder.BIG_ENDIAN);
    header.skip(3);
    version = header.u8();
    countBytes = version == 5 ? 8 : 4;
    records = header.uint(countBytes);
  }

  /** Whether a file is one, by its first bytes. */
  public static boolean is(FileBlocks file) throws IOException {
    if (file.size() < 4) {
      return false;
    }
    byte[] start = file.read(0, 4).array();
    boolean known = start[3] == 1 || start[3] == 2 || start[3] == 5;
    return start[0] == 'C' && start[1] == 'D' && start[2] == 'F' && known;
  }

  /** Reads the header of a file that is one. */
  public static VariableFile read(FileBlocks file) throws IOException {
    try {
      return new ClassicFile(file, Math.min(file.size(), USUAL_HEADER)).read();
    } catch (IOException e) {
      if (file.size() <= USUAL_HEADER) {
        throw e;
      }
      return new ClassicFile(file, Math.min(file.size(), LARGEST_HEADER)).read();
    }
  }

  private VariableFile read() throws IOException {
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
    long recordSize = recordSize();
    setRecords(recordSize);
    List<Variable> variables = new ArrayList<>();
    Map<String, String> damaged = new LinkedHashMap<>();
    for (Entry entry : entries) {
      try {
        variables.add(variable(entry, recordSize));
      } catch (IOException e) {
        damaged.put("/" + entry.name(), e.getMessage());
      }
    }
    String format = version == 1 ? "classic" : version == 2 ? "64-bit offset" : "64-bit data";
    return new VariableFile("netCDF " + format, variables, damaged);
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
      int type = type(header.u32());
      long length = count();
      if (length > header.left()) {
        throw new IOException("it is damaged: an attribute is longer than the file");
      }
      if (type == CHAR) {
        attributes.put(name, Attribute.of(List.of(padded(length).text(length))));
      } else {
        NumberType numbers = numbers(type);
        byte[] bytes = padded(length * numbers.bytes()).bytes(length * numbers.bytes());
        attributes.put(name, Attribute.of(numbers.numbers(bytes)));
      }
    }
    return attributes;
  }

  private static int type(long number) throws IOException {
    if (number < 1 || number > TYPES.length) {
      throw new IOException("it is damaged: a type in its header is " + number);
    }
    return (int) number;
  }

  private static NumberType numbers(int type) {
    return new NumberType(TYPES[type - 1], false);
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
    int type = type(header.u32());
    count();
    long begin = header.length(version == 1 ? 4 : 8);
    return new Entry(name, dims, attributes, type, begin);
  }

  private boolean isRecord(Entry entry) {
    return entry.dims().length > 0 && entry.dims()[0] == recordDimension;
  }

  /** Bytes of a variable, or of one record of it. */
  private long bytes(Entry entry) throws IOException {
    long bytes = entry.type() == CHAR ? 1 : numbers(entry.type()).bytes();
    for (int d = isRecord(entry) ? 1 : 0; d < entry.dims().length; d++) {
      long n = dimensions.get(entry.dims()[d]).length();
      if (n > 0 && bytes > file.size() / n) {
        throw new IOException("it is damaged or truncated: a variable is longer than the file");
      }
      bytes *= n;
    }
    return bytes;
  }

  /**
   * From a record to the next; each variable's part takes a multiple of four, unless it is alone.
   */
  private long recordSize() {
    long size = 0;
    int found = 0;
    long only = 0;
    for (Entry entry : entries) {
      if (isRecord(entry)) {
        try {
          only = bytes(entry);
        } catch (IOException e) {
          return 0; // no record can be placed; its own entry is told as damaged
        }
        size += (only + 3) / 4 * 4;
        found++;
      }
    }
    return found == 1 ? only : size;
  }

  /** The length of the record dimension; where it was left open, what the file has. */
  private void setRecords(long recordSize) throws IOException {
    if (recordDimension < 0) {
      return;
    }
    long open = countBytes == 4 ? 0xffffffffL : -1;
    long length = records;
    if (records == open) {
      long begin = entries.stream().filter(this::isRecord).mapToLong(Entry::begin).min().orElse(0);
      length = recordSize == 0 ? 0 : Math.max(0, file.size() - begin) / recordSize;
    }
    if (length < 0) {
      throw new IOException("it is damaged: it has %s records".formatted(length));
    }
    String name = dimensions.get(recordDimension).name();
    dimensions.set(recordDimension, new Dimension(name, length, ""));
  }

  private Variable variable(Entry entry, long recordSize) throws IOException {
    List<Dimension> own = new ArrayList<>();
    for (int dim : entry.dims()) {
      Dimension d = dimensions.get(dim);
      boolean coordinates =
          entries.stream().anyMatch(e -> e.name().equals(d.name()) && e.dims().length == 1);
      own.add(new Dimension(d.name(), d.length(), coordinates ? "/" + d.name() : ""));
    }
    long bytes = bytes(entry);
    long count = isRecord(entry) ? own.get(0).length() : 1;
    if (isRecord(entry) && recordSize == 0) {
      throw new IOException("it is damaged: its records have no length");
    }
    if (count - 1 > file.size() / Math.max(1, recordSize)) {
      throw new IOException("it is damaged or truncated: it has %s records".formatted(count));
    }
    file.check(entry.begin(), count == 0 ? 0 : (count - 1) * recordSize + bytes);
    boolean text = entry.type() == CHAR;
    return new Variable(
        "/" + entry.name(),
        own,
        text ? Optional.empty() : Optional.of(numbers(entry.type())),
        text ? "texts" : TYPES[entry.type() - 1].word(),
        entry.attributes(),
        () -> new Storage.Dense(entry.begin(), strides(entry, own, recordSize)),
        () -> texts(entry, own));
  }

  private long[] strides(Entry entry, List<Dimension> own, long recordSize) {
    long[] strides = new long[own.size()];
    long stride = numbers(entry.type()).bytes();
    for (int d = strides.length - 1; d >= 0; d--) {
      strides[d] = d == 0 && isRecord(entry) ? recordSize : stride;
      stride *= own.get(d).length();
    }
    return strides;
  }

  /** Each row of characters is a text. */
  private List<String> texts(Entry entry, List<Dimension> own) throws IOException {
    if (entry.type() != CHAR || own.isEmpty() || isRecord(entry)) {
      throw new IOException("it holds no texts");
    }
    long length = own.get(own.size() - 1).length();
    long bytes = Math.min(MOST_TEXT, bytes(entry));
    Cursor cursor = new Cursor(file.read(entry.begin(), bytes), ByteOrder.BIG_ENDIAN);
    List<String> texts = new ArrayList<>();
    while (length > 0 && cursor.left() >= length) {
      texts.add(cursor.text(length).stripTrailing());
    }
    return Collections.unmodifiableList(texts);
  }
}
