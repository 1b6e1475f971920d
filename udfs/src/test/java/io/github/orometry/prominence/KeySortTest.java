package io.github.orometry.prominence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sort against the library's, over sizes on both sides of its limits and keys that differ in
 * few or in low digits; and that the radix sort does most of it.
 */
class KeySortTest {
  private final KeySort sort = new KeySort();

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "47", "48", "49", "300", "4095", "4096", "20000"})
  void descendingThenByRank(int count) {
    check(count, u -> u);
    check(count, u -> u - 0.5);
    check(count, u -> Math.floor(u * 7) - 3);
    check(count, u -> u < 0.5 ? -0.0 : 0.0);
    check(count, u -> 1 + u * 0x1p-45);
    check(count, u -> u < 0.01 ? -1e300 : 1 + u * 0x1p-45);
    check(count, u -> u < 0.01 ? -1e300 : 1 + u * 0x1p-20);
    check(count, u -> Math.exp((u - 0.5) * 1400));
    check(
        count, u -> Double.longBitsToDouble((long) (u * 0x7FEFFFFFFFFFFFFFL)) * (u < 0.5 ? -1 : 1));
  }

  @Test
  void movesAreCounted() {
    assertEquals(3, sort.sort(new double[] {1, 2, 3}, new int[3], 3));
    assertEquals(0, sort.sort(new double[] {3, 2, 2, 1}, new int[] {0, 5, 7, 0}, 4));
    assertEquals(1, sort.sort(new double[] {3, 2, 2, 1}, new int[] {0, 7, 5, 0}, 4));
  }

  private void check(int count, DoubleUnaryOperator shape) {
    Random random = new Random(count);
    double[] values = random.doubles(count).map(shape).toArray();
    int[] rank = random.ints(count, 0, Math.max(1, count / 2)).toArray();
    int[] expected =
        IntStream.range(0, count)
            .boxed()
            .sorted(
                Comparator.comparingDouble((Integer i) -> -(values[i] + 0.0))
                    .thenComparingInt(i -> rank[i]))
            .mapToInt(i -> i)
            .toArray();
    long moves = sort.sort(values, rank, count);
    if (count > 48 && DoubleStream.of(values).distinct().count() == count) {
      assertTrue(moves <= 8L * count, moves + " moves for " + count + " keys");
    }
    assertArrayEquals(
        IntStream.of(expected).mapToLong(i -> identity(values, rank, i)).toArray(),
        IntStream.range(0, count).mapToLong(i -> identity(values, rank, sort.at(i))).toArray());
    assertArrayEquals(
        IntStream.range(0, count).toArray(),
        IntStream.range(0, count).map(sort::at).sorted().toArray());
  }

  /** What two indices that may stand for each other have in common. */
  private static long identity(double[] values, int[] rank, int i) {
    return Double.doubleToLongBits(values[i] + 0.0) * 31 + rank[i];
  }
}
