package io.github.orometry.job.format.hdf5;

import io.github.orometry.job.format.variable.Cursor;
import io.github.orometry.job.format.variable.NumberType;
import io.github.orometry.stack.ElementType;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the elements of a dataset or attribute are.
 *
 * @param kind in a word of the specification's
 * @param size bytes of one
 * @param number where they are numbers that are read
 * @param base of a list or an enumeration; else null
 */
record Datatype(Kind kind, int size, Optional<NumberType> number, Datatype base) {
  /** The classes that matter, and all others. */
  enum Kind {
    NUMBER,
    TEXT,
    /** A text of any length, which lies in a heap. */
    LONG_TEXT,
    /** A list of any length, which lies in a heap. */
    LIST,
    REFERENCE,
    OTHER
  }

  private static final int MOST_NESTED = 8;
  private static final String[] CLASSES = {
    "integers",
    "floating-point numbers",
    "times",
    "texts",
    "bit fields",
    "opaque bytes",
    "compounds",
    "references",
    "enumerations",
    "lists",
    "arrays"
  };

  static Datatype read(Cursor cursor) throws IOException {
    return read(cursor, 0);
  }

  private static Datatype read(Cursor cursor, int depth) throws IOException {
    int kind = cursor.u8() & 0xf;
    int bits = (int) cursor.uint(3);
    long size = cursor.u32();
    if (size < 1 || size > Integer.MAX_VALUE || depth > MOST_NESTED) {
      throw new IOException("it is damaged: a type in it has %s bytes".formatted(size));
    }
    return switch (kind) {
      case 0 -> number((int) size, integer(cursor, bits, size));
      case 1 -> number((int) size, floating(cursor, bits, size));
      case 3 -> of(Kind.TEXT, size, null);
      case 7 -> of((bits & 0xf) == 0 ? Kind.REFERENCE : Kind.OTHER, size, null);
      case 8 -> {
        Datatype base = read(cursor, depth + 1);
        yield base.size == size ? base : of(Kind.OTHER, size, null);
      }
      case 9 ->
          (bits & 0xf) == 1
              ? of(Kind.LONG_TEXT, size, null)
              : of(Kind.LIST, size, read(cursor, depth + 1));
      default -> of(Kind.OTHER, size, null);
    };
  }

  private static Datatype of(Kind kind, long size, Datatype base) {
    return new Datatype(kind, (int) size, Optional.empty(), base);
  }

  private static Datatype number(int size, Optional<NumberType> type) {
    return new Datatype(type.isPresent() ? Kind.NUMBER : Kind.OTHER, size, type, null);
  }

  private static Optional<NumberType> integer(Cursor cursor, int bits, long size)
      throws IOException {
    boolean whole = cursor.u16() == 0 && cursor.u16() == 8 * size;
    return whole ? named(((bits & 8) != 0 ? "i" : "u") + size, bits) : Optional.empty();
  }

  private static Optional<NumberType> floating(Cursor cursor, int bits, long size)
      throws IOException {
    int[] found = {cursor.u16(), cursor.u16(), cursor.u8(), cursor.u8(), cursor.u8(), cursor.u8()};
    long bias = cursor.u32();
    int fraction = size == 2 ? 10 : size == 4 ? 23 : 52;
    int exponent = (int) (8 * size) - 1 - fraction;
    int[] standard = {0, (int) (8 * size), fraction, exponent, 0, fraction};
    boolean ieee =
        Arrays.equals(found, standard)
            && bias == (1L << (exponent - 1)) - 1
            && (bits & 0x40) == 0
            && (bits >> 8 & 0xff) == 8 * size - 1;
    return ieee ? named("f" + size, bits) : Optional.empty();
  }

  private static Optional<NumberType> named(String name, int bits) {
    return ElementType.named(name).map(type -> new NumberType(type, (bits & 1) == 0));
  }

  /** The words for what is no number: "texts". */
  static String words(Cursor message) throws IOException {
    int kind = message.u8() & 0xf;
    return kind < CLASSES.length ? CLASSES[kind] : "elements of class " + kind;
  }
}
