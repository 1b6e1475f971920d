package io.github.orometry.table;

/** What a column holds. */
public enum ColumnType {
  /** A signed 32-bit integer. */
  INTEGER,
  /** A double. */
  NUMBER,
  /** A boolean. */
  FLAG,
  /** A string in UTF-8. */
  TEXT,
  /** Bytes; hexadecimal digits where a format has only text. */
  BYTES
}
