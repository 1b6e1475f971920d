package io.github.orometry.stack;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of number an array may hold, by NumPy's names; all are read as double. */
public enum ElementType {
  /** Half precision, as IEEE 754 has it. */
  F2(2, (bytes, at) -> half(bytes.getShort(at))),
  F4(4, ByteBuffer::getFloat),
  F8(8, ByteBuffer::getDouble) {
    @Override
    public void decode(ByteBuffer bytes, int at, int count, double[] into, int start) {
      bytes.position(at);
      bytes.asDoubleBuffer().get(into, start, count);
    }
  },
  I1(1, ByteBuffer::get),
  I2(2, ByteBuffer::getShort),
  I4(4, ByteBuffer::getInt),
  /** Integers beyond 2^53 are rounded to the nearest double. */
  I8(8, (bytes, at) -> (double) bytes.getLong(at)),
  U1(1, (bytes, at) -> bytes.get(at) & 0xff),
  U2(2, (bytes, at) -> bytes.getShort(at) & 0xffff),
  U4(4, (bytes, at) -> (double) (bytes.getInt(at) & 0xffffffffL)),
  /** Integers beyond 2^53 are rounded to the nearest double. */
  U8(8, (bytes, at) -> unsigned(bytes.getLong(at))),
  /** False is 0 and true is 1. */
  B1(1, (bytes, at) -> bytes.get(at) == 0 ? 0 : 1);

  private static final int HALF_SIGN = 0x8000;
  private static final int HALF_EXPONENT = 0x7c00;
  private static final int HALF_FRACTION = 0x03ff;

  private final int bytes;
  private final Element element;

  /** One element at a place in some bytes. */
  private interface Element {
    double at(ByteBuffer bytes, int at);
  }

  ElementType(int bytes, Element element) {
    this.bytes = bytes;
    this.element = element;
  }

  /** Bytes of one element. */
  public int bytes() {
    return bytes;
  }

  /** NumPy's name without the byte order. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of that name, such as "f8". */
  public static Optional<ElementType> named(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /** The names of all types, for messages. */
  public static String words() {
    return Arrays.stream(values()).map(ElementType::word).collect(Collectors.joining(", "));
  }

  /**
   * Decodes {@code count} elements, in the order of the buffer, from byte {@code at} into {@code
   * into[start...]}. May move the buffer's position.
   */
  public void decode(ByteBuffer from, int at, int count, double[] into, int start) {
    for (int i = 0; i < count; i++) {
      into[start + i] = element.at(from, at + i * bytes);
    }
  }

  /**
   * The numbers of a small array that lies dense in its bytes.
   *
   * @param from positioned at its first element, in its byte order
   */
  public double[] decode(ByteBuffer from, int count) {
    double[] numbers = new double[count];
    decode(from, from.position(), count, numbers, 0);
    return numbers;
  }

  /** Rounded once: the lowest bit stands for all those that the halving drops. */
  private static double unsigned(long value) {
    return value >= 0 ? (double) value : (double) (value >>> 1 | (value & 1)) * 2;
  }

  private static double half(short bits) {
    int exponent = (bits & HALF_EXPONENT) >> 10;
    int fraction = bits & HALF_FRACTION;
    double size =
        exponent == 0
            ? fraction * 0x1p-24
            : exponent == 31
                ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                : Math.scalb(1 + fraction * 0x1p-10, exponent - 15);
    return (bits & HALF_SIGN) == 0 ? size : -size;
  }
}
