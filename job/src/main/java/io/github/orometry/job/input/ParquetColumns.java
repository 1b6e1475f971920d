package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * The columns of a Parquet file of surfaces, checked.
 *
 * @param schema all columns of the file
 * @param values the leaf of the column values: the element of a list, or the binary itself
 */
record ParquetColumns(MessageType schema, ColumnDescriptor values) {
  static final String EPOCH = "epoch_idx";
  static final String TIME_BIN = "time_bin_idx";
  static final String NX = "nx";
  static final String NY = "ny";
  private static final String VALUES = "values";
  private static final List<String> NUMBERS = List.of(EPOCH, TIME_BIN, NX, NY);

  /**
   * Checks a file's schema.
   *
   * @throws JobException (bad input) where a column is missing or of another type
   */
  static ParquetColumns of(MessageType schema, String label) {
    for (String name : NUMBERS) {
      if (!isWholeNumber(column(schema, name, label))) {
        throw mistyped(schema, name, "an int32 or int64", label);
      }
    }
    Type values = column(schema, VALUES, label);
    ColumnDescriptor leaf = leafOf(schema, values);
    if (leaf == null) {
      throw mistyped(schema, VALUES, "a list of double or float, or binary", label);
    }
    return new ParquetColumns(schema, leaf);
  }

  private static Type column(MessageType schema, String name, String label) {
    if (!schema.containsField(name)) {
      String found = String.join(", ", schema.getFields().stream().map(Type::getName).toList());
      throw JobException.badInput(
          label + " has no column " + name + "; its columns are " + found + ".");
    }
    return schema.getType(name);
  }

  private static JobException mistyped(
      MessageType schema, String name, String expected, String label) {
    String found = schema.getType(name).toString().replaceAll("\\s+", " ");
    return JobException.badInput(
        label + ": column " + name + " must be " + expected + ", but is '" + found + "'.");
  }

  private static boolean isWholeNumber(Type type) {
    return isSingle(type, PrimitiveTypeName.INT32) || isSingle(type, PrimitiveTypeName.INT64);
  }

  private static boolean isSingle(Type type, PrimitiveTypeName name) {
    return type.isPrimitive()
        && !type.isRepetition(Type.Repetition.REPEATED)
        && type.asPrimitiveType().getPrimitiveTypeName() == name;
  }

  /** The leaf of a list of three levels, as Spark and Arrow write it, or of binary; else null. */
  private static ColumnDescriptor leafOf(MessageType schema, Type values) {
    String name = values.getName();
    if (isSingle(values, PrimitiveTypeName.BINARY)
        || isSingle(values, PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY)) {
      return schema.getColumnDescription(new String[] {name});
    }
    if (!isGroupOfOne(values) || values.isRepetition(Type.Repetition.REPEATED)) {
      return null;
    }
    Type list = values.asGroupType().getType(0);
    if (!isGroupOfOne(list) || !list.isRepetition(Type.Repetition.REPEATED)) {
      return null;
    }
    Type element = list.asGroupType().getType(0);
    boolean number =
        isSingle(element, PrimitiveTypeName.DOUBLE) || isSingle(element, PrimitiveTypeName.FLOAT);
    String[] path = {name, list.getName(), element.getName()};
    return number ? schema.getColumnDescription(path) : null;
  }

  private static boolean isGroupOfOne(Type type) {
    return !type.isPrimitive() && type.asGroupType().getFieldCount() == 1;
  }

  /** Whether the values are a list; else binary. */
  boolean listed() {
    return values.getPath().length == 3;
  }

  /** Whether a null in the list can stand for a missing cell. */
  boolean nullable() {
    GroupType list = schema.getType(VALUES).asGroupType().getType(0).asGroupType();
    return list.getType(0).isRepetition(Type.Repetition.OPTIONAL);
  }

  PrimitiveTypeName valueType() {
    PrimitiveType type = values.getPrimitiveType();
    return type.getPrimitiveTypeName();
  }

  /** The schema of some whole-number columns only. */
  MessageType only(String... names) {
    return new MessageType(schema.getName(), Stream.of(names).map(schema::getType).toList());
  }

  /** The schema of a slab's name and values. */
  MessageType slabs() {
    return only(EPOCH, TIME_BIN, VALUES);
  }
}
