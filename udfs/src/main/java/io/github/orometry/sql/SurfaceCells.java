package io.github.orometry.sql;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** How the values of surfaces become cells; which kind of values they are is known of a query. */
enum SurfaceCells {
  /** An array of double, none of which is null. */
  DOUBLES {
    @Override
    double[] of(Object values, SqlFunction function) {
      return ((ArrayData) values).toDoubleArray();
    }
  },
  /** An array of double, some of which may be null. */
  DOUBLES_OR_NULLS {
    @Override
    double[] of(Object values, SqlFunction function) {
      return missing((ArrayData) values, ((ArrayData) values).toDoubleArray());
    }
  },
  /** An array of float, some of which may be null. */
  FLOATS {
    @Override
    double[] of(Object values, SqlFunction function) {
      float[] floats = ((ArrayData) values).toFloatArray();
      double[] cells = new double[floats.length];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = floats[i];
      }
      return missing((ArrayData) values, cells);
    }
  },
  /** A binary of little-endian float64. */
  FLOAT64 {
    @Override
    double[] of(Object values, SqlFunction function) {
      byte[] bytes = (byte[]) values;
      double[] cells = new double[cells(bytes, BinaryType.FLOAT64, function)];
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(cells);
      return cells;
    }
  },
  /** A binary of little-endian float32. */
  FLOAT32 {
    @Override
    double[] of(Object values, SqlFunction function) {
      byte[] bytes = (byte[]) values;
      ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      double[] cells = new double[cells(bytes, BinaryType.FLOAT32, function)];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = buffer.getFloat(i * Float.BYTES);
      }
      return cells;
    }
  };

  /**
   * The cells of one surface, an array of their own; NaN for one that is missing.
   *
   * @param values what Spark has for the argument, not null
   * @throws IllegalArgumentException where they are none
   */
  abstract double[] of(Object values, SqlFunction function);

  /** What a null leaves in an array of numbers is any number. */
  private static double[] missing(ArrayData array, double[] cells) {
    for (int i = 0; i < cells.length; i++) {
      if (array.isNullAt(i)) {
        cells[i] = Double.NaN;
      }
    }
    return cells;
  }

  private static int cells(byte[] bytes, BinaryType type, SqlFunction function) {
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
