package io.github.orometry.job.format.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.ValuesWriter;

/**
 * Doubles one after another, little-endian, in one array: Parquet's own writer copies each twice.
 */
final class PlainNumbers extends ValuesWriter {
  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

  private byte[] bytes = {};
  private int size;

  /** Makes room for so many values more. */
  void reserve(int values) {
    int needed = size + Double.BYTES * values;
    if (bytes.length < needed) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
  }

  /** Adds a value; there must be room. */
  @Override
  public void writeDouble(double value) {
    LITTLE_ENDIAN.set(bytes, size, value);
    size += Double.BYTES;
  }

  @Override
  public BytesInput getBytes() {
    return BytesInput.from(bytes, 0, size);
  }

  @Override
  public Encoding getEncoding() {
    return Encoding.PLAIN;
  }

  @Override
  public void reset() {
    size = 0;
  }

  @Override
  public long getBufferedSize() {
    return size;
  }

  @Override
  public long getAllocatedSize() {
    return bytes.length;
  }

  @Override
  public String memUsageString(String prefix) {
    return prefix + " " + bytes.length + " bytes";
  }
}
