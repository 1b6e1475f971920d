package io.github.orometry.sql;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.bitset.BitSetMethods;

/** How the values of surfaces become cells; which kind of values they are is known of a query. */
enum SurfaceCells {
  /** An array of double, some of which may be null. */
  DOUBLES {
    @Override
    int count(Object values, SqlFunction function) {
      return ((ArrayData) values).numElements();
    }

    @Override
    void fill(double[] cells, Object values) {
      if (values instanceof UnsafeArrayData array) {
        copy(cells, array);
        return;
      }
      ArrayData array = (ArrayData) values;
      for (int i = 0; i < cells.length; i++) {
        cells[i] = array.isNullAt(i) ? Double.NaN : array.getDouble(i);
      }
    }
  },
  /** An array of float, some of which may be null. */
  FLOATS {
    @Override
    int count(Object values, SqlFunction function) {
      return ((ArrayData) values).numElements();
    }

    @Override
    void fill(double[] cells, Object values) {
      ArrayData array = (ArrayData) values;
      for (int i = 0; i < cells.length; i++) {
        cells[i] = array.isNullAt(i) ? Double.NaN : array.getFloat(i);
      }
    }
  },
  /** A binary of little-endian float64. */
  FLOAT64 {
    @Override
    int count(Object values, SqlFunction function) {
      return wholeCells((byte[]) values, BinaryType.FLOAT64, function);
    }

    @Override
    void fill(double[] cells, Object values) {
      littleEndian(values).asDoubleBuffer().get(cells);
    }
  },
  /** A binary of little-endian float32. */
  FLOAT32 {
    @Override
    int count(Object values, SqlFunction function) {
      return wholeCells((byte[]) values, BinaryType.FLOAT32, function);
    }

    @Override
    void fill(double[] cells, Object values) {
      ByteBuffer buffer = littleEndian(values);
      for (int i = 0; i < cells.length; i++) {
        cells[i] = buffer.getFloat(i * Float.BYTES);
      }
    }
  };

  /**
   * The cells of one surface; NaN for one that is missing.
   *
   * @param values what Spark has for the argument, not null
   * @param room taken for the cells where it is just as long; else they have an array of their own
   * @throws IllegalArgumentException where they are none
   */
  final double[] of(Object values, SqlFunction function, double[] room) {
    int count = count(values, function);
    double[] cells = room.length == count ? room : new double[count];
    fill(cells, values);
    return cells;
  }

  /** How many cells there are. */
  abstract int count(Object values, SqlFunction function);

  abstract void fill(double[] cells, Object values);

  /** The numbers of such an array stand together behind its bits for nulls. */
  private static void copy(double[] cells, UnsafeArrayData array) {
    Object base = array.getBaseObject();
    long from = array.getBaseOffset();
    int header = UnsafeArrayData.calculateHeaderPortionInBytes(cells.length);
    Platform.copyMemory(
        base, from + header, cells, Platform.DOUBLE_ARRAY_OFFSET, 8L * cells.length);
    if (BitSetMethods.anySet(base, from + Long.BYTES, header / Long.BYTES - 1)) {
      for (int i = 0; i < cells.length; i++) {
        cells[i] = array.isNullAt(i) ? Double.NaN : cells[i];
      }
    }
  }

  private static ByteBuffer littleEndian(Object values) {
    return ByteBuffer.wrap((byte[]) values).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int wholeCells(byte[] bytes, BinaryType type, SqlFunction function) {
    if (bytes.length % type.bytes() != 0) {
      throw function.wrong(
          SqlArgument.VALUES,
          "a binary of %s, %s bytes a cell%s"
              .formatted(SqlOptions.DTYPE.written(type), type.bytes(), type.hint()),
          bytes.length + " bytes");
    }
    return bytes.length / type.bytes();
  }
}
