package io.github.orometry.job.table;

/**
 * A column of a table.
 *
 * @param name its name in files and data frames
 * @param type what it holds
 * @param nullable whether a row may have no value here
 */
public record Column(String name, ColumnType type, boolean nullable) {

  static Column integer(String name) {
    return new Column(name, ColumnType.INTEGER, false);
  }

  static Column number(String name) {
    return new Column(name, ColumnType.NUMBER, false);
  }

  static Column flag(String name) {
    return new Column(name, ColumnType.FLAG, false);
  }

  static Column text(String name) {
    return new Column(name, ColumnType.TEXT, false);
  }

  static Column bytes(String name) {
    return new Column(name, ColumnType.BYTES, false);
  }

  /** The same column, with rows that have no value here. */
  Column orNull() {
    return new Column(name, type, true);
  }
}
