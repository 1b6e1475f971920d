package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A column of whole numbers in [0, 2^31), read row by row. */
final class ParquetNumbers {
  private final String label;
  private final String name;
  private final ColumnReader column;
  private final boolean wide;

  ParquetNumbers(String label, String name, ColumnReader column) {
    this.label = label;
    this.name = name;
    this.column = column;
    wide =
        column.getDescriptor().getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
  }

  /**
   * The number in the next row.
   *
   * @param row the row's number in the file, for the message
   * @throws JobException (bad input) where it is null, negative or too large
   */
  int next(long row) {
    boolean isNull =
        column.getCurrentDefinitionLevel() < column.getDescriptor().getMaxDefinitionLevel();
    long value = isNull ? -1 : wide ? column.getLong() : column.getInteger();
    column.consume();
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw JobException.badInput(
          label
              + ", row "
              + row
              + ": "
              + name
              + " must be from 0 to 2147483647, but is "
              + (isNull ? "null" : value)
              + ".");
    }
    return (int) value;
  }
}
