package io.github.orometry.job.format.netcdf3;

import io.github.orometry.job.format.netcdf3.Header.Entry;
import io.github.orometry.job.format.variable.Cursor;
import io.github.orometry.job.format.variable.Dimension;
import io.github.orometry.job.format.variable.FileBlocks;
import io.github.orometry.job.format.variable.Storage;
import io.github.orometry.job.format.variable.Variable;
import io.github.orometry.job.format.variable.VariableFile;
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
  private static final int USUAL_HEADER = 1 << 16;
  private static final int LARGEST_HEADER = 1 << 26;
  private static final int MOST_TEXT = 1 << 24;

  private final FileBlocks file;
  private final Header header;
  private final List<Dimension> dimensions;

  /** From a record to the next. */
  private final long recordSize;

  private ClassicFile(FileBlocks file, long length) throws IOException {
    this.file = file;
    header = new Header(file.read(0, length));
    recordSize = recordSize();
    dimensions = new ArrayList<>(header.dimensions());
    setRecords();
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

  private VariableFile read() {
    List<Variable> variables = new ArrayList<>();
    Map<String, String> damaged = new LinkedHashMap<>();
    for (Entry entry : header.entries()) {
      try {
        variables.add(variable(entry));
      } catch (IOException e) {
        damaged.put("/" + entry.name(), e.getMessage());
      }
    }
    return new VariableFile("netCDF " + header.format(), variables, damaged);
  }

  /** Bytes of a variable, or of one record of it. */
  private long bytes(Entry entry) throws IOException {
    long bytes = entry.type().bytes();
    for (int d = header.isRecord(entry) ? 1 : 0; d < entry.dims().length; d++) {
      long n = header.dimensions().get(entry.dims()[d]).length();
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
    for (Entry entry : header.entries()) {
      if (header.isRecord(entry)) {
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
  private void setRecords() throws IOException {
    int dimension = header.recordDimension();
    if (dimension < 0) {
      return;
    }
    long length = header.records();
    if (header.leavesRecordsOpen()) {
      long begin =
          header.entries().stream()
              .filter(header::isRecord)
              .mapToLong(Entry::begin)
              .min()
              .orElse(0);
      length = recordSize == 0 ? 0 : Math.max(0, file.size() - begin) / recordSize;
    }
    if (length < 0) {
      throw new IOException("it is damaged: it has %s records".formatted(length));
    }
    String name = dimensions.get(dimension).name();
    dimensions.set(dimension, new Dimension(name, length, ""));
  }

  private Variable variable(Entry entry) throws IOException {
    List<Dimension> own = new ArrayList<>();
    for (int dim : entry.dims()) {
      Dimension d = dimensions.get(dim);
      boolean coordinates =
          header.entries().stream()
              .anyMatch(e -> e.name().equals(d.name()) && e.dims().length == 1);
      own.add(new Dimension(d.name(), d.length(), coordinates ? "/" + d.name() : ""));
    }
    long bytes = bytes(entry);
    long count = header.isRecord(entry) ? own.get(0).length() : 1;
    if (header.isRecord(entry) && recordSize == 0) {
      throw new IOException("it is damaged: its records have no length");
    }
    if (count - 1 > file.size() / Math.max(1, recordSize)) {
      throw new IOException("it is damaged or truncated: it has %s records".formatted(count));
    }
    file.check(entry.begin(), count == 0 ? 0 : (count - 1) * recordSize + bytes);
    boolean text = entry.type() == ClassicType.CHAR;
    return new Variable(
        "/" + entry.name(),
        own,
        text ? Optional.empty() : Optional.of(entry.type().numbers()),
        entry.type().word(),
        entry.attributes(),
        () -> new Storage.Dense(entry.begin(), strides(entry, own)),
        () -> texts(entry, own));
  }

  private long[] strides(Entry entry, List<Dimension> own) {
    long[] strides = new long[own.size()];
    long stride = entry.type().bytes();
    for (int d = strides.length - 1; d >= 0; d--) {
      strides[d] = d == 0 && header.isRecord(entry) ? recordSize : stride;
      stride *= own.get(d).length();
    }
    return strides;
  }

  /** Each row of characters is a text. */
  private List<String> texts(Entry entry, List<Dimension> own) throws IOException {
    if (entry.type() != ClassicType.CHAR || own.isEmpty() || header.isRecord(entry)) {
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
