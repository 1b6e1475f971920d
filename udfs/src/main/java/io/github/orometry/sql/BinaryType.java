package io.github.orometry.sql;

/** What the values of a surface are where they come as a binary; little-endian. */
enum BinaryType {
  /** Eight bytes a cell. */
  FLOAT64(Double.BYTES),
  /** Four bytes a cell. */
  FLOAT32(Float.BYTES);

  private final int bytes;

  BinaryType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of a cell. */
  int bytes() {
    return bytes;
  }

  /** What to say where a binary does not fit it, before a full stop; maybe nothing. */
  String hint() {
    return this == FLOAT64 ? " (where it holds float32, the option dtype says so)" : "";
  }
}
