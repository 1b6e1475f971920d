package io.github.orometry.counts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlurTest {
  private static final Path CASES = Path.of("..", "test-data", "blur");
  private static final double TOLERANCE = 1e-12;

  private static final double[] UNIFORM_2 = {0.0, 0.0, 1.5, 1.5, 0.0, 0.0, 0.75};
  private static final double[] UNIFORM_5 = {0.24, 0.24, 0.24, 0.24, 0.36, 0.12, 0.12};
  private static final double[] GAUSSIAN = {
    0.058064732625830444,
    1.2323979158003313,
    3.4190747031476776,
    1.232573489670651,
    0.08674595119810621,
    0.6454068980834007,
    2.3257363094740047
  };

  static List<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    }
  }

  @Test
  void thereAreCases() throws IOException {
    assertTrue(cases().size() >= 7);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bothBlursEqualSciPy(Path file) throws IOException {
    List<double[]> rows =
        Files.readAllLines(file).stream()
            .skip(1)
            .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
            .toList();
    double[] last = rows.get(rows.size() - 1);
    PeakCounts counts = new PeakCounts((int) last[0] + 1, (int) last[1] + 1);
    for (double[] row : rows) {
      for (int k = 0; k < row[2]; k++) {
        counts.add((int) row[0], (int) row[1]);
      }
    }
    double largest = rows.stream().mapToDouble(row -> row[2]).max().orElseThrow();
    assertArrayEquals(column(rows, 3), Blur.uniform(counts), TOLERANCE * Math.max(1, largest));
    assertArrayEquals(column(rows, 4), Blur.gaussian(counts), TOLERANCE * Math.max(1, largest));
  }

  /** The definition, bin by bin: weights over the mirrored plane, and the mean of nine. */
  @Test
  void bothBlursEqualTheirDefinition() {
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      PeakCounts counts = new PeakCounts(1 + random.nextInt(30), 1 + random.nextInt(30));
      for (int k = 0; k < 100; k++) {
        counts.add(random.nextInt(counts.nx()), random.nextInt(counts.ny()));
      }
      String name = "seed " + seed;
      assertArrayEquals(uniformByDefinition(counts), Blur.uniform(counts), 1e-10, name);
      assertArrayEquals(gaussianByDefinition(counts), Blur.gaussian(counts), 1e-10, name);
    }
  }

  @Test
  void noCountsStayZero() {
    PeakCounts none = new PeakCounts(4, 6);
    assertArrayEquals(new double[24], Blur.uniform(none));
    assertArrayEquals(new double[24], Blur.gaussian(none));
  }

  @Test
  void theGaussianKeepsTheSum() {
    PeakCounts counts = new PeakCounts(7, 50);
    counts.add(0, 0);
    counts.add(6, 49);
    counts.add(3, 20);
    assertEquals(3, Arrays.stream(Blur.gaussian(counts)).sum(), 1e-12);
  }

  private static double[] column(List<double[]> rows, int column) {
    return rows.stream().mapToDouble(row -> row[column]).toArray();
  }

  private static double[] uniformByDefinition(PeakCounts counts) {
    long[] raw = counts.values();
    double[] mean = new double[raw.length];
    for (int ix = 0; ix < counts.nx(); ix++) {
      for (int iy = 0; iy < counts.ny(); iy++) {
        for (int jx = Math.max(0, ix - 1); jx <= Math.min(counts.nx() - 1, ix + 1); jx++) {
          for (int jy = Math.max(0, iy - 1); jy <= Math.min(counts.ny() - 1, iy + 1); jy++) {
            mean[ix * counts.ny() + iy] += raw[jx * counts.ny() + jy] / 9.0;
          }
        }
      }
    }
    return mean;
  }

  private static double[] gaussianByDefinition(PeakCounts counts) {
    long[] raw = counts.values();
    double[] blurred = new double[raw.length];
    double weights = 0;
    for (int dx = -12; dx <= 12; dx++) {
      for (int dy = -12; dy <= 12; dy++) {
        double weight = Math.exp(-(dx * dx + dy * dy) / 18.0);
        weights += weight;
        for (int i = 0; i < raw.length; i++) {
          int jx = reflected(i / counts.ny() + dx, counts.nx());
          int jy = reflected(i % counts.ny() + dy, counts.ny());
          blurred[i] += weight * raw[jx * counts.ny() + jy];
        }
      }
    }
    for (int i = 0; i < blurred.length; i++) {
      blurred[i] /= weights;
    }
    return blurred;
  }

  private static int reflected(int index, int length) {
    int place = index;
    while (place < 0 || place >= length) {
      place = place < 0 ? -1 - place : 2 * length - 1 - place;
    }
    return place;
  }

  /** SciPy 1.17.1: uniform_filter and gaussian_filter of [0, 0, 6, 0, 0, 0, 3], one column. */
  @Test
  void otherSizesEqualSciPy() {
    PeakCounts counts = new PeakCounts(7, 1);
    counts.add(2, 0, 6);
    counts.add(6, 0, 3);
    assertArrayEquals(UNIFORM_2, Blur.uniform(counts, 2), TOLERANCE);
    assertArrayEquals(UNIFORM_5, Blur.uniform(counts, 5), TOLERANCE);
    assertArrayEquals(GAUSSIAN, Blur.gaussian(counts, 0.7), TOLERANCE);
    double[] raw = {0, 0, 6, 0, 0, 0, 3};
    assertArrayEquals(raw, Blur.uniform(counts, 1));
    assertArrayEquals(raw, Blur.gaussian(counts, 0));
    assertThrows(IllegalArgumentException.class, () -> Blur.uniform(counts, 0));
    assertThrows(IllegalArgumentException.class, () -> Blur.gaussian(counts, -1));
    assertThrows(IllegalArgumentException.class, () -> Blur.gaussian(counts, Double.NaN));
  }

  /** Which is blurred by several threads. */
  @Test
  void aLargeArrayIsBlurredAsASmallOne() {
    PeakCounts large = new PeakCounts(420, 380);
    PeakCounts small = new PeakCounts(60, 70);
    large.add(200, 190, 7);
    small.add(30, 35, 7);
    for (boolean uniform : new boolean[] {false, true}) {
      double[] one = uniform ? Blur.uniform(large) : Blur.gaussian(large);
      double[] other = uniform ? Blur.uniform(small) : Blur.gaussian(small);
      for (int ix = 0; ix < 420; ix++) {
        for (int iy = 0; iy < 380; iy++) {
          boolean near = Math.abs(ix - 200) < 20 && Math.abs(iy - 190) < 20;
          double expected = near ? other[(ix - 170) * 70 + iy - 155] : 0;
          assertEquals(expected, one[ix * 380 + iy], ix + ", " + iy);
        }
      }
    }
  }
}
