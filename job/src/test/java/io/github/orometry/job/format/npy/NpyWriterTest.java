package io.github.orometry.job.format.npy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyWriterTest {
  private static NpyArray read(byte[] bytes) throws IOException {
    return NpyArray.read(new ByteArrayInputStream(bytes), "it", bytes.length);
  }

  @Test
  void theHeaderIsThatOfNumPy() {
    byte[] header = NpyWriter.header("<f8", false, 3, 4, 5);
    String text = "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4, 5), }";
    assertEquals(128, header.length);
    assertArrayEquals(
        new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0}, Arrays.copyOf(header, 10));
    assertEquals(
        text + " ".repeat(117 - text.length()) + "\n",
        new String(header, 10, 118, StandardCharsets.US_ASCII));
  }

  @Test
  void headersAreReadBack() throws IOException {
    NpyHeader vector = read(NpyWriter.header("|b1", true, 7)).header();
    assertEquals(List.of(7L), vector.shape());
    assertTrue(vector.fortranOrder());
    NpyHeader large = read(NpyWriter.header(">i2", false, 1L << 40, 2, 3, 4)).header();
    assertEquals(List.of(1L << 40, 2L, 3L, 4L), large.shape());
    assertFalse(large.dtype().littleEndian());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8191, 8192, 8193, 20_000})
  void numbersAreReadBack(int n) throws IOException {
    double[] numbers = new double[n];
    long[] counts = new long[n];
    for (int i = 0; i < n; i++) {
      numbers[i] = i % 7 == 0 ? -0.0 : Math.sqrt(i);
      counts[i] = (long) i * i;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpyWriter.write(out, numbers, n);
    NpyArray array = read(out.toByteArray());
    array.checkSize();
    assertArrayEquals(numbers, array.numbers(out.toByteArray()));
    out.reset();
    NpyWriter.write(out, counts, 1, n, 1);
    array = read(out.toByteArray());
    array.checkSize();
    assertEquals("shape (1, " + n + ", 1) of <i8", array.words());
    assertArrayEquals(
        Arrays.stream(counts).asDoubleStream().toArray(), array.numbers(out.toByteArray()));
  }

  @Test
  void anArrayOfAnotherShapeIsRefused() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThrows(IllegalArgumentException.class, () -> NpyWriter.write(out, new long[3], 2, 2));
    assertThrows(IllegalArgumentException.class, () -> NpyWriter.write(out, new double[6], 2, 2));
    assertEquals(0, out.size());
  }

  @Test
  void stridesAreInBytes() throws IOException {
    assertArrayEquals(
        new long[] {40, 10, 2}, read(NpyWriter.header("<i2", false, 3, 4, 5)).strides());
    assertArrayEquals(
        new long[] {2, 6, 24}, read(NpyWriter.header("<i2", true, 3, 4, 5)).strides());
  }

  @Test
  void bytesMissingOrTooMany() throws IOException {
    byte[] header = NpyWriter.header("<f8", false, 3);
    for (int bytes : new int[] {0, 23, 25}) {
      NpyArray array = read(Arrays.copyOf(header, header.length + bytes));
      String message = assertThrows(BadInputException.class, array::checkSize).getMessage();
      String expected =
          bytes < 24
              ? "it is truncated: its shape (3,) of <f8 takes 24 bytes, but " + bytes
              : "it goes on after its array: 1 bytes follow";
      assertTrue(message.startsWith(expected), message);
    }
  }
}
