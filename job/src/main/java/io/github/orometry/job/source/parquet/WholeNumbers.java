package io.github.orometry.job.source.parquet;

import io.github.orometry.job.failure.BadInputException;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A column of whole numbers in [0, 2^31), read row by row. */
interface WholeNumbers {
  /**
   * The number in the next row.
   *
   * @param row the row's number in the file, for the message
   * @throws BadInputException where it is null, negative or too large
   */
  int next(long row);

  /**
   * A column that is the same in all rows.
   *
   * @param found the number as a folder's name has it
   * @throws BadInputException where it is none from the range
   */
  static WholeNumbers of(String label, String name, String found) {
    if (!found.matches("[0-9]{1,10}") || Long.parseLong(found) > Integer.MAX_VALUE) {
      throw outOfRange(label + ", by the name of its folder", name, found);
    }
    int number = Integer.parseInt(found);
    return row -> number;
  }

  /** A column of a row group, at its first row. */
  static WholeNumbers of(String label, String name, ColumnReader column) {
    int present = column.getDescriptor().getMaxDefinitionLevel();
    boolean wide =
        column.getDescriptor().getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.INT64;
    boolean unsigned = SurfaceColumns.isUnsigned(column.getDescriptor().getPrimitiveType());
    return row -> {
      boolean isNull = column.getCurrentDefinitionLevel() < present;
      long value = isNull ? -1 : wide ? column.getLong() : column.getInteger();
      column.consume();
      if (value < 0 || value > Integer.MAX_VALUE) {
        long shown = unsigned && !wide ? Integer.toUnsignedLong((int) value) : value;
        String found = unsigned ? Long.toUnsignedString(shown) : Long.toString(shown);
        throw outOfRange(label + ", row " + row, name, isNull ? "null" : found);
      }
      return (int) value;
    };
  }

  private static BadInputException outOfRange(String where, String name, String found) {
    return new BadInputException(
        "%s: %s must be from 0 to 2147483647, but is %s.".formatted(where, name, found));
  }
}
