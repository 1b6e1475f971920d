package io.github.orometry.label;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LabelBitsTest {
  private final LabelBits bits = new LabelBits();

  @Test
  void readsWhatWasWritten() {
    for (int seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      int nx = 1 + random.nextInt(12);
      int ny = 1 + random.nextInt(12);
      int largest = random.nextInt(random.nextInt(8) == 0 ? Integer.MAX_VALUE : 6);
      int[] labels = labels(random, nx, ny, largest);
      int before = bits.size();
      bits.add(labels, nx, ny, largest);
      int[] read = new int[labels.length];
      Arrays.fill(read, -1);
      LabelReader.read(bits.bytes(), before, bits.size() - before, nx, ny, read);
      assertArrayEquals(labels, read, "seed " + seed);
    }
  }

  /** Stripes, patches or noise. */
  private static int[] labels(Random random, int nx, int ny, int largest) {
    int[] labels = new int[nx * ny];
    double change = random.nextDouble() * random.nextDouble();
    for (int cell = 0; cell < labels.length; cell++) {
      int near = cell == 0 ? 0 : labels[random.nextBoolean() ? cell - 1 : Math.max(0, cell - nx)];
      labels[cell] =
          random.nextDouble() < change ? (int) (random.nextDouble() * (largest + 1.0)) : near;
    }
    return labels;
  }

  @Test
  void nothingToTellTakesTwoBytes() {
    bits.add(new int[10_000], 100, 100, 3);
    assertEquals(2, bits.size());
    int[] read = new int[10_000];
    read[5] = 1;
    LabelReader.read(bits.bytes(), 0, 2, 100, 100, read);
    assertArrayEquals(new int[10_000], read);
  }

  @Test
  void bitsAreAsThePackageSays() {
    // As predicted but for cell 1, whose label is 2 (explicit), and cell 4, as above right.
    bits.add(new int[] {0, 2, 2, 0, 2, 2}, 3, 2, 2);
    // k 0, v 2; 1 0 11 10; then 3 cells on: 2 ones, a zero, 10 or other.
    assertEquals(0, bits.bytes()[0]);
    assertEquals(2, bits.bytes()[1]);
    assertEquals((byte) 0b10111011, bits.bytes()[2]);
    assertEquals(3, bits.size());
  }

  @Test
  void theOtherNeighbourTakesOneBit() {
    // Cells 0 and 2 are explicit. Cell 4 has left and above alike, so the other one is above right;
    // cell 7 is not as above, but as left; cell 8 not as left, but as above.
    bits.add(new int[] {1, 1, 2, 1, 2, 2, 1, 1, 2}, 3, 3, 2);
    // k 0, v 2; 0 11 01, 10 11 10, 10 0, 110 0, 0 0.
    byte[] said = {0, 2, 0b01101101, (byte) 0b11010011, 0b00001111};
    assertArrayEquals(said, Arrays.copyOf(bits.bytes(), bits.size()));
  }

  /** A label each 100 cells of a row: 99 is shortest by k 6 (1 one, a zero, 6 bits), or 7. */
  @Test
  void theRestHasTheBitsThatMakeNumbersShortest() {
    int[] labels = new int[1000];
    for (int cell = 0; cell < labels.length; cell++) {
      labels[cell] = (cell + 1) / 100 % 3;
    }
    bits.add(labels, 1000, 1, 2);
    assertEquals(6, bits.bytes()[0]);
    assertEquals(2 + 10 * (8 + 2 + 2) / 8, bits.size());
  }

  @Test
  void aCellBehindTheLastIsToldOf() {
    // Two ones and a zero: the cell two on from the first, where there are two.
    assertTold("labels go on behind the last cell", 0, 1, 0b11011111);
    assertTold("labels begin with 32, 1", 32, 1, 0b11111111);
    assertTold("labels begin with 1, 32", 1, 32, 0b11111111);
    assertTold("labels begin with -1, 1", -1, 1, 0b11111111);
    assertTold("labels begin with 1, -1", 1, -1, 0b11111111);
    assertTold("labels of 1 bytes", 1);
  }

  private static void assertTold(String message, int... written) {
    byte[] bytes = new byte[written.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) written[i];
    }
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> LabelReader.read(bytes, 0, bytes.length, 2, 1, new int[2]));
    assertEquals(message, wrong.getMessage());
  }

  @Test
  void damageIsToldOf() {
    bits.add(new int[] {0, 1, 2, 3, 0, 1, 2, 3, 3, 2, 1, 0}, 4, 3, 3);
    int[] labels = new int[12];
    byte[] bytes = Arrays.copyOf(bits.bytes(), bits.size());
    for (int[] shape : new int[][] {{4, 1}, {2, 2}}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> LabelReader.read(bytes, 0, bytes.length, shape[0], shape[1], labels));
    }
    assertThrows(IllegalArgumentException.class, () -> LabelReader.read(bytes, 0, 1, 4, 3, labels));
    bytes[0] = 40;
    IllegalArgumentException wrong =
        assertThrows(
            IllegalArgumentException.class,
            () -> LabelReader.read(bytes, 0, bytes.length, 4, 3, labels));
    assertTrue(wrong.getMessage().contains("40"), wrong.getMessage());
  }

  @Test
  void bytesAreAddedAndForgotten() {
    bits.add(new int[] {0, 1, 1, 0}, 2, 2, 1);
    byte[] one = Arrays.copyOf(bits.bytes(), bits.size());
    bits.add(one, 0, one.length);
    assertArrayEquals(one, Arrays.copyOfRange(bits.bytes(), one.length, bits.size()));
    bits.clear();
    assertEquals(0, bits.size());
  }
}
