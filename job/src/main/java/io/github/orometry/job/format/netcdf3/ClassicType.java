package io.github.orometry.job.format.netcdf3;

import io.github.orometry.job.format.variable.NumberType;
import io.github.orometry.stack.ElementType;
import java.io.IOException;

/** The types of the format, in the order of their numbers, from 1. */
enum ClassicType {
  BYTE(ElementType.I1),
  CHAR(null),
  SHORT(ElementType.I2),
  INT(ElementType.I4),
  FLOAT(ElementType.F4),
  DOUBLE(ElementType.F8),
  UBYTE(ElementType.U1),
  USHORT(ElementType.U2),
  UINT(ElementType.U4),
  INT64(ElementType.I8),
  UINT64(ElementType.U8);

  private final ElementType element;

  ClassicType(ElementType element) {
    this.element = element;
  }

  static ClassicType of(long number) throws IOException {
    if (number < 1 || number > values().length) {
      throw new IOException("it is damaged: a type in its header is " + number);
    }
    return values()[(int) number - 1];
  }

  /** As numbers; of characters there are none. */
  NumberType numbers() {
    return new NumberType(element, false);
  }

  /** Bytes of one. */
  int bytes() {
    return this == CHAR ? 1 : element.bytes();
  }

  /** What they are called. */
  String word() {
    return this == CHAR ? "texts" : element.word();
  }
}
