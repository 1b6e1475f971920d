package io.github.orometry.job.format.variable;

import io.github.orometry.stack.ElementType;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The numbers of a variable.
 *
 * @param type of each
 * @param littleEndian their byte order
 */
public record NumberType(ElementType type, boolean littleEndian) implements Serializable {
  /** Bytes of one. */
  public int bytes() {
    return type.bytes();
  }

  ByteOrder order() {
    return littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }

  /** The numbers that some bytes are. */
  public double[] numbers(byte[] bytes) {
    return type.decode(ByteBuffer.wrap(bytes).order(order()), bytes.length / bytes());
  }

  /** The same type without or with a sign, as the attribute {@code _Unsigned} of netCDF asks. */
  public NumberType unsigned(boolean unsigned) {
    ElementType other =
        switch (type) {
          case I1, U1 -> unsigned ? ElementType.U1 : ElementType.I1;
          case I2, U2 -> unsigned ? ElementType.U2 : ElementType.I2;
          case I4, U4 -> unsigned ? ElementType.U4 : ElementType.I4;
          case I8, U8 -> unsigned ? ElementType.U8 : ElementType.I8;
          default -> type;
        };
    return new NumberType(other, littleEndian);
  }
}
