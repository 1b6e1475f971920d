package io.github.orometry.counts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PeakCountsTest {
  @Test
  void binsLieAsInTheArraysThatUsersBring() {
    PeakCounts counts = new PeakCounts(2, 3);
    counts.add(0, 2);
    counts.add(1, 0);
    counts.add(1, 0);
    counts.add(1, 2, 40);
    assertEquals(2, counts.nx());
    assertEquals(3, counts.ny());
    assertArrayEquals(new long[] {0, 0, 1, 2, 0, 40}, counts.values());
    counts.values()[0] = 7;
    assertEquals(0, counts.values()[0]);
  }

  @Test
  void aBinThatIsNotThereIsRefused() {
    PeakCounts counts = new PeakCounts(2, 3);
    for (int[] bin : new int[][] {{2, 0}, {0, 3}, {-1, 2}, {1, -1}}) {
      assertThrows(IndexOutOfBoundsException.class, () -> counts.add(bin[0], bin[1]));
    }
    assertArrayEquals(new long[6], counts.values());
  }
}
