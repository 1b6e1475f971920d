package io.github.orometry.job.format.parquet;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * The page of a column that is being filled, version 2, in the encoding that Parquet has for it.
 */
final class ColumnPage {
  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private final ColumnDescriptor column;

  /** Null for doubles, which are laid down as they are: Parquet's writer copies each twice. */
  private final ValuesWriter values;

  private byte[] plain = {};
  private int plainSize;

  /** Null where every row has a value. */
  private final RunLengthBitPackingHybridEncoder levels;

  private Statistics<?> statistics;
  private int nulls;

  ColumnPage(ColumnDescriptor column, ParquetProperties properties) {
    this.column = column;
    boolean numbers = column.getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.DOUBLE;
    values = numbers ? null : properties.newValuesWriter(column);
    levels =
        column.getMaxDefinitionLevel() == 0 ? null : properties.newDefinitionLevelEncoder(column);
    clear();
  }

  private void clear() {
    plainSize = 0;
    statistics = Statistics.createStats(column.getPrimitiveType());
    nulls = 0;
  }

  /** Adds the values of rows {@code [from, to)}. */
  void add(ColumnValues rows, int from, int to) throws IOException {
    if (rows instanceof ColumnValues.Numbers given) {
      add(given.values(), from, to);
    } else if (rows instanceof ColumnValues.Integers given) {
      add(given.values(), from, to);
    } else if (rows instanceof ColumnValues.Flags given) {
      add(given.values(), from, to);
    } else if (rows instanceof ColumnValues.Texts given) {
      for (int row = from; row < to; row++) {
        String text = given.values()[row];
        add(text == null ? null : Binary.fromString(text));
      }
    } else if (rows instanceof ColumnValues.Bytes given) {
      for (int row = from; row < to; row++) {
        add(Binary.fromReusedByteArray(given.data(), given.from()[row], given.length()[row]));
      }
    }
  }

  private void add(double[] given, int from, int to) throws IOException {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    int room = plainSize + Double.BYTES * (to - from);
    if (plain.length < room) {
      plain = Arrays.copyOf(plain, Math.max(room, 2 * plain.length));
    }
    for (int row = from; row < to; row++) {
      double value = given[row];
      if (level(!Double.isNaN(value))) {
        LITTLE_ENDIAN.set(plain, plainSize, value);
        plainSize += Double.BYTES;
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
    }
    if (least <= most) {
      statistics.updateStats(least);
      statistics.updateStats(most);
    }
  }

  private void add(int[] given, int from, int to) throws IOException {
    int least = Integer.MAX_VALUE;
    int most = Integer.MIN_VALUE;
    for (int row = from; row < to; row++) {
      level(true);
      values.writeInteger(given[row]);
      least = Math.min(least, given[row]);
      most = Math.max(most, given[row]);
    }
    statistics.updateStats(least);
    statistics.updateStats(most);
  }

  private void add(byte[] given, int from, int to) throws IOException {
    for (int row = from; row < to; row++) {
      if (level(given[row] >= 0)) {
        values.writeBoolean(given[row] > 0);
        statistics.updateStats(given[row] > 0);
      }
    }
  }

  private void add(Binary value) throws IOException {
    if (level(value != null)) {
      values.writeBytes(value);
      statistics.updateStats(value);
    }
  }

  /** Notes whether a row has a value; gives it. */
  private boolean level(boolean present) throws IOException {
    if (levels != null) {
      levels.writeInt(present ? 1 : 0);
    } else if (!present) {
      throw new IllegalStateException("column " + column.getPath()[0] + " takes no null");
    }
    nulls += present ? 0 : 1;
    return present;
  }

  /** Ends the page, of so many rows, and begins the next. */
  void writeTo(PageWriter pages, int rows) throws IOException {
    statistics.incrementNumNulls(nulls);
    BytesInput definitions = levels == null ? BytesInput.empty() : levels.toBytes();
    pages.writePageV2(
        rows,
        nulls,
        rows,
        BytesInput.empty(),
        definitions,
        values == null ? Encoding.PLAIN : values.getEncoding(),
        values == null ? BytesInput.from(plain, 0, plainSize) : values.getBytes(),
        statistics);
    if (levels != null) {
      levels.reset();
    }
    if (values != null) {
      values.reset();
    }
    clear();
  }
}
