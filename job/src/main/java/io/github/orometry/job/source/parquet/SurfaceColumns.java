package io.github.orometry.job.source.parquet;

import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.DOUBLE;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.FLOAT;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * The columns of a file of surfaces, checked.
 *
 * @param schema all columns of the file
 * @param values the leaf of the column values: the element of a list, or the binary itself
 * @param around the numbers that folders around the file have for columns that it has not, as
 *     written
 */
record SurfaceColumns(MessageType schema, ColumnDescriptor values, Map<String, String> around) {
  static final String EPOCH = "epoch_idx";
  static final String TIME_BIN = "time_bin_idx";
  static final String NX = "nx";
  static final String NY = "ny";
  private static final String VALUES = "values";

  /** Reads a number of the column values. */
  interface Number {
    double of(ColumnReader column);
  }

  /**
   * Checks a file's schema.
   *
   * @throws BadInputException where a column is missing or of another type
   */
  static SurfaceColumns of(MessageType schema, Location file) {
    Map<String, String> around = new HashMap<>();
    for (String name : List.of(EPOCH, TIME_BIN, NX, NY)) {
      Optional<String> folder = schema.containsField(name) ? Optional.empty() : folder(name, file);
      if (folder.isPresent()) {
        around.put(name, folder.get());
      } else if (!isWhole(column(schema, name, file))) {
        throw mistyped(schema, name, "an int32 or int64", file);
      }
    }
    ColumnDescriptor leaf = leafOf(schema, column(schema, VALUES, file));
    if (leaf == null) {
      throw mistyped(schema, VALUES, "a list of double, float or integers, or binary", file);
    }
    return new SurfaceColumns(schema, leaf, around);
  }

  /** What the nearest folder around a file that is named after a column has behind the sign. */
  private static Optional<String> folder(String column, Location file) {
    Location folder = file.parent();
    while (!folder.name().startsWith(column + "=")) {
      if (folder.equals(folder.parent())) {
        return Optional.empty();
      }
      folder = folder.parent();
    }
    return Optional.of(folder.name().substring(column.length() + 1));
  }

  private static Type column(MessageType schema, String name, Location file) {
    if (!schema.containsField(name)) {
      String there = String.join(", ", schema.getFields().stream().map(Type::getName).toList());
      throw new BadInputException(
          "file %s has no column %s; its columns are %s.".formatted(file, name, there));
    }
    return schema.getType(name);
  }

  private static BadInputException mistyped(
      MessageType schema, String name, String expected, Location file) {
    String found = schema.getType(name).toString().replaceAll("\\s+", " ");
    return new BadInputException(
        "file %s: column %s must be %s, but is '%s'.".formatted(file, name, expected, found));
  }

  /** Whether a column holds integers, of any width: not decimals, dates or times. */
  private static boolean isWhole(Type type) {
    LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
    return (isSingle(type, INT32) || isSingle(type, INT64))
        && (meaning == null || meaning instanceof IntLogicalTypeAnnotation);
  }

  /** Whether the integers of a column have no sign. */
  static boolean isUnsigned(PrimitiveType type) {
    return type.getLogicalTypeAnnotation() instanceof IntLogicalTypeAnnotation meaning
        && !meaning.isSigned();
  }

  private static boolean isSingle(Type type, PrimitiveTypeName name) {
    return type.isPrimitive()
        && !type.isRepetition(Type.Repetition.REPEATED)
        && type.asPrimitiveType().getPrimitiveTypeName() == name;
  }

  /** The leaf of a list of three levels, as Spark and Arrow write it, or of binary; else null. */
  private static ColumnDescriptor leafOf(MessageType schema, Type values) {
    String name = values.getName();
    if (isSingle(values, BINARY) || isSingle(values, FIXED_LEN_BYTE_ARRAY)) {
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
    boolean number = isSingle(element, DOUBLE) || isSingle(element, FLOAT) || isWhole(element);
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
    return values.getPrimitiveType().isRepetition(Type.Repetition.OPTIONAL);
  }

  /** How a number of the list is read. */
  Number number() {
    PrimitiveType type = values.getPrimitiveType();
    boolean unsigned = isUnsigned(type);
    return switch (type.getPrimitiveTypeName()) {
      case DOUBLE -> ColumnReader::getDouble;
      case FLOAT -> ColumnReader::getFloat;
      case INT32 ->
          unsigned ? c -> Integer.toUnsignedLong(c.getInteger()) : ColumnReader::getInteger;
      case INT64 -> unsigned ? c -> unsigned(c.getLong()) : c -> (double) c.getLong();
      default -> throw new IllegalStateException("not a number: " + type);
    };
  }

  /** The nearest double of 64 bits without a sign: the lowest bit stands for all that are cut. */
  private static double unsigned(long bits) {
    return bits >= 0 ? (double) bits : (double) ((bits >>> 1) | (bits & 1)) * 2;
  }

  /** The schema of those columns that the file has. */
  MessageType only(String... names) {
    return new MessageType(
        schema.getName(),
        Stream.of(names).filter(schema::containsField).map(schema::getType).toList());
  }

  /** The schema of a surface's name and values. */
  MessageType surfaces() {
    return only(EPOCH, TIME_BIN, VALUES);
  }
}
