package io.github.orometry.table;

/**
 * A column of a table.
 *
 * @param name its name in files and data frames
 * @param type what it holds
 * @param nullable whether a row may have no value here
 */
public record Column(String name, ColumnType type, boolean nullable) {

  /** A column of whole numbers, one in each row. */
  public static Column integer(String name) {
    return new Column(name, ColumnType.INTEGER, false);
  }

  /** A column of numbers, one in each row. */
  public static Column number(String name) {
    return new Column(name, ColumnType.NUMBER, false);
  }

  /** A column that is true or false in each row. */
  public static Column flag(String name) {
    return new Column(name, ColumnType.FLAG, false);
  }

  /** A column of texts, one in each row. */
  public static Column text(String name) {
    return new Column(name, ColumnType.TEXT, false);
  }

  /** A column of bytes, some in each row. */
  public static Column bytes(String name) {
    return new Column(name, ColumnType.BYTES, false);
  }

  /** The same column, with rows that have no value here. */
  public Column orNull() {
    return new Column(name, type, true);
  }
}
