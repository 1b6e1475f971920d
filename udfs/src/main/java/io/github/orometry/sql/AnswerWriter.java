package io.github.orometry.sql;

import static org.apache.spark.sql.types.DataTypes.createArrayType;

import io.github.orometry.table.Column;
import io.github.orometry.table.TableBatch;
import io.github.orometry.table.Vector;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeArrayWriter;
import org.apache.spark.sql.catalyst.expressions.codegen.UnsafeRowWriter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Writes answers as Spark keeps rows: the numbers one behind the other in new bytes, none boxed.
 */
final class AnswerWriter {
  private AnswerWriter() {}

  /** The type of a function's answers. */
  static DataType type(SqlFunction function) {
    return switch (function) {
      case PEAKS, REGIONS -> arrayOf(function.columns());
      case SCORES -> SparkTypes.of(function.columns());
      case MASK -> DataTypes.BinaryType;
      case MAXIMUM -> createArrayType(DataTypes.DoubleType, false);
    };
  }

  /** The type of rows with these columns. */
  static DataType arrayOf(List<Column> columns) {
    return createArrayType(SparkTypes.of(columns), false);
  }

  /** The answer of a function that the rows of one surface are, or are part of. */
  static Object write(SqlFunction function, TableBatch batch) {
    List<Vector> vectors = last(function.columns().size(), batch);
    return switch (function) {
      case SCORES -> row(vectors);
      case MASK -> bytes(vectors.get(vectors.size() - 1));
      default -> rows(vectors, batch.rows());
    };
  }

  /** All rows, of the last columns. */
  static Object rows(int columns, TableBatch batch) {
    return rows(last(columns, batch), batch.rows());
  }

  private static List<Vector> last(int count, TableBatch batch) {
    List<Vector> all = batch.vectors();
    return all.subList(all.size() - count, all.size());
  }

  private static Object row(List<Vector> vectors) {
    UnsafeRowWriter writer = new UnsafeRowWriter(vectors.size(), 0);
    writer.reset();
    writer.zeroOutNullBytes();
    fields(vectors, 0, writer);
    return writer.getRow();
  }

  private static Object rows(List<Vector> vectors, int rows) {
    int bytes = Math.addExact(64, Math.multiplyExact(rows, 8 * (vectors.size() + 3)));
    UnsafeRowWriter whole = new UnsafeRowWriter(1, bytes);
    whole.reset();
    whole.zeroOutNullBytes();
    int start = whole.cursor();
    UnsafeArrayWriter array = new UnsafeArrayWriter(whole, 8);
    array.initialize(rows);
    UnsafeRowWriter writer = new UnsafeRowWriter(whole, vectors.size());
    for (int row = 0; row < rows; row++) {
      int begin = whole.cursor();
      writer.resetRowWriter();
      fields(vectors, row, writer);
      array.setOffsetAndSizeFromPreviousCursor(row, begin);
    }
    whole.setOffsetAndSizeFromPreviousCursor(0, start);
    return whole.getRow().getArray(0);
  }

  private static void fields(List<Vector> vectors, int row, UnsafeRowWriter writer) {
    for (int c = 0; c < vectors.size(); c++) {
      Vector vector = vectors.get(c);
      if (vector.isMissing(row)) {
        writer.setNullAt(c);
        continue;
      }
      switch (vector.column().type()) {
        case INTEGER -> writer.write(c, vector.integers()[row]);
        case NUMBER -> writer.write(c, vector.numbers()[row]);
        case FLAG -> writer.write(c, vector.flags()[row] != 0);
        case TEXT -> writer.write(c, UTF8String.fromString(vector.texts()[row]));
        case BYTES -> writer.write(c, vector.data(), vector.from()[row], vector.length()[row]);
      }
    }
  }

  private static byte[] bytes(Vector vector) {
    int from = vector.from()[0];
    return Arrays.copyOfRange(vector.data(), from, from + vector.length()[0]);
  }
}
