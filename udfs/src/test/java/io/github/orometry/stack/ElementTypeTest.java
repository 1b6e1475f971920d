package io.github.orometry.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ElementTypeTest {
  private static double one(ElementType type, long bits) {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, bits);
    return type.decode(bytes, 1)[0];
  }

  @ParameterizedTest
  @CsvSource({
    "F2, 0x3c00, 1",
    "F2, 0xc000, -2",
    "F2, 0x3555, 0.333251953125",
    "F2, 0x7bff, 65504",
    "F2, 0xfbff, -65504",
    "F2, 0x0400, 0x1p-14",
    "F2, 0x03ff, 0x1.ff8p-15",
    "F2, 0x0001, 0x1p-24",
    "F2, 0x8001, -0x1p-24",
    "F2, 0x0000, 0",
    "F2, 0x8000, -0.0",
    "F2, 0x7c00, Infinity",
    "F2, 0xfc00, -Infinity",
    "F2, 0x7c01, NaN",
    "F2, 0xfe00, NaN",
    "F4, 0x3eaaaaab, 0x1.555556p-2",
    "F8, 0x8000000000000000, -0.0",
    "I1, 0x80, -128",
    "I2, 0x8000, -32768",
    "I4, 0x80000000, -2147483648",
    "I8, 0x8000000000000000, -9223372036854775808",
    "I8, 0x0020000000000001, 9007199254740992",
    "U1, 0xff, 255",
    "U2, 0xffff, 65535",
    "U4, 0xffffffff, 4294967295",
    "U8, 0x7fffffffffffffff, 9223372036854775808",
    "U8, 0x8000000000000000, 9223372036854775808",
    "U8, 0x8000000000000400, 9223372036854775808",
    "U8, 0x8000000000000401, 9223372036854777856",
    "U8, 0xfffffffffffff800, 18446744073709549568",
    "U8, 0xffffffffffffffff, 18446744073709551616",
    "B1, 0x00, 0",
    "B1, 0x01, 1",
    "B1, 0x80, 1"
  })
  void exactValues(ElementType type, String bits, String value) {
    double expected = Double.parseDouble(value);
    assertEquals(expected, one(type, Long.parseUnsignedLong(bits.substring(2), 16)));
  }

  /** A half is a float with fewer digits, which Java knows: an exponent of 0 is put right. */
  @Test
  void everyHalfIsTheFloatOfTheSameDigits() {
    for (int bits = 0; bits <= 0xffff; bits++) {
      int exponent = bits >> 10 & 0x1f;
      int fraction = bits & 0x3ff;
      float size =
          exponent == 0
              ? fraction / 16_777_216f
              : Float.intBitsToFloat(
                  (exponent == 31 ? 255 : exponent + 112) << 23 | fraction << 13);
      double expected = bits > 0x7fff ? -size : size;
      assertEquals(expected, one(ElementType.F2, bits), Integer.toHexString(bits));
    }
  }

  @Test
  void unsignedLongsAreRoundedToTheNearest() {
    Random random = new Random(6);
    for (int i = 0; i < 100_000; i++) {
      long bits = random.nextLong() >>> random.nextInt(64) | 1L << random.nextInt(64);
      double expected = new BigInteger(Long.toUnsignedString(bits)).doubleValue();
      assertEquals(expected, one(ElementType.U8, bits), Long.toUnsignedString(bits));
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyAreDecodedAsOne(ElementType type) {
    byte[] random = new byte[5 + 30 * type.bytes()];
    new Random(7).nextBytes(random);
    for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
      double[] many = new double[40];
      type.decode(ByteBuffer.wrap(random).order(order), 5, 30, many, 10);
      for (int i = 0; i < 30; i++) {
        ByteBuffer at = ByteBuffer.wrap(random).order(order).position(5 + i * type.bytes());
        assertArrayEquals(new double[] {many[10 + i]}, type.decode(at, 1));
      }
    }
  }

  @Test
  void namesAreThoseOfNumPy() {
    assertEquals(Optional.of(ElementType.U8), ElementType.named("u8"));
    assertEquals(Optional.empty(), ElementType.named("f16"));
    assertEquals("f2, f4, f8, i1, i2, i4, i8, u1, u2, u4, u8, b1", ElementType.words());
    for (ElementType type : ElementType.values()) {
      assertTrue(type.word().endsWith(String.valueOf(type.bytes())), type.word());
    }
  }
}
