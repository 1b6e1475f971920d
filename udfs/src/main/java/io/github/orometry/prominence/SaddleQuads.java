package io.github.orometry.prominence;

import io.github.orometry.surface.Connectivity;
import java.util.Arrays;

/**
 * A row of quads that are saddles: of whose corners two that are opposite, the upper ones, are
 * higher than the two others. Only there a diagonal matters: the upper corners join across the quad
 * at its mean, or at the height of the lower of them, unless a lower corner is as high, by which
 * they join as high. Adds the edges across, and says what cells want to know of the quads around
 * them: one bit a quad, 64 quads a word. Reused; grows.
 *
 * <p>The corners of a quad are a, b, c, d, going round from that of the smallest index, which the
 * quad is known by. Bits of quads that are no saddles are 0.
 */
final class SaddleQuads {
  private final PaddedSurface surface;
  private final Rises rises;
  private final SaddleEdges edges;

  /** By block of the row: whether c is higher than a. */
  long[] mainRises = {};

  /** Whether d is higher than b. */
  long[] antiRises = {};

  /** Whether the upper corners are joined above the lower ones. */
  long[] joined = {};

  /** Whether they are joined at the height of the lower of them. */
  long[] flat = {};

  /* By kind of saddle: 4 where b and d are the upper corners, with 2 where c is higher than a, with
  1 where d is higher than b. The steps from a to the lower and to the higher of the upper corners,
  to the higher of the lower ones, and from the position of a to that of the first, or, 8 further on,
  to the centre. */
  private final int[] toUpper = new int[8];
  private final int[] toHighest = new int[8];
  private final int[] toLower = new int[8];
  private final int[] position = new int[16];

  /** The width of the surface that the steps are for. */
  private int width;

  private Connectivity connectivity;

  /** What to add to a padded cell of the row for its position. */
  private int toPosition;

  SaddleQuads(PaddedSurface surface, Rises rises, SaddleEdges edges) {
    this.surface = surface;
    this.rises = rises;
    this.edges = edges;
  }

  /** Begins with a surface; no row of quads lies above its first row of cells. */
  void begin(Connectivity ofConnectivity) {
    connectivity = ofConnectivity;
    int blocks = Rises.blocks(surface.nx);
    if (joined.length < blocks) {
      mainRises = new long[blocks];
      antiRises = new long[blocks];
      joined = new long[blocks];
      flat = new long[blocks];
    }
    none();
    if (width != surface.width) {
      width = surface.width;
      steps();
    }
  }

  /** The tables of steps, by the width. */
  private void steps() {
    int[] step = {0, 1, width + 1, width};
    int[] at = {0, 1, 2 * surface.nx + 1, 2 * surface.nx};
    for (int kind = 0; kind < 8; kind++) {
      int lowerOfMain = (kind & 2) == 0 ? 2 : 0;
      int lowerOfAnti = (kind & 1) == 0 ? 3 : 1;
      int upper = (kind & 4) == 0 ? lowerOfMain : lowerOfAnti;
      toUpper[kind] = step[upper];
      toHighest[kind] = step[upper ^ 2];
      toLower[kind] = step[(kind & 4) == 0 ? lowerOfAnti ^ 2 : lowerOfMain ^ 2];
      position[kind] = at[upper];
      position[kind + 8] = surface.nx;
    }
  }

  /** Takes the quads between the cells of a row and those of the next one. */
  void row(int iy) {
    if (iy == surface.ny - 1) {
      none();
      return;
    }
    int start = (iy + 1) * width + 1;
    int end = start + surface.nx - 1;
    toPosition = SaddleEdges.position(iy, 0, surface.nx) - start;
    int block = 0;
    for (int p = start; p <= end; p += Long.SIZE) {
      block(block++, p, Rises.first(end - p));
    }
  }

  private void none() {
    Arrays.fill(mainRises, 0);
    Arrays.fill(antiRises, 0);
    Arrays.fill(joined, 0);
    Arrays.fill(flat, 0);
  }

  private void block(int block, int first, long quads) {
    mainRises[block] = antiRises[block] = joined[block] = flat[block] = 0;
    long ab = rises.east(first);
    long ad = rises.south(first);
    long dc = rises.east(first + width);
    long bc = rises.south(first + 1);
    long anti = ab & ad & ~(dc | bc) & quads;
    long main = ~(ab | ad) & dc & bc & quads;
    if ((main | anti) != 0) {
      edges.reserve(Long.SIZE);
      saddles(block, first, main, anti);
    }
  }

  /**
   * Takes the saddles of a block, by which corners are the upper ones. What noise would make
   * unpredictable is not asked by branches.
   */
  private void saddles(int block, int first, long main, long anti) {
    double[] z = surface.z;
    for (long rest = main | anti; rest != 0; rest &= rest - 1) {
      int j = Long.numberOfTrailingZeros(rest);
      int p = first + j;
      double a = z[p];
      double b = z[p + 1];
      double c = z[p + width + 1];
      double d = z[p + width];
      long mainRise = Rises.isBelow(a, c);
      long antiRise = Rises.isBelow(b, d);
      int kind = (int) ((anti >>> j & 1) << 2 | mainRise << 1 | antiRise);
      double upper = z[p + toUpper[kind]];
      double lower = z[p + toLower[kind]];
      if (isThere(upper, lower)) {
        double middle = middle(a, b, c, d);
        double level = middle + 0.0; // -0.0, of the smallest numbers, + 0.0 is 0.0
        long sinks = Rises.isBelow(level, upper);
        mainRises[block] |= mainRise << j;
        antiRises[block] |= antiRise << j;
        joined[block] |= Rises.isBelow(lower, level) << j;
        flat[block] |= (1 - sinks) << j;
        edges.add(
            select(middle, upper, sinks),
            p + toPosition + position[kind + 8 * (int) sinks],
            p + toUpper[kind],
            p + toHighest[kind],
            1 - (int) Rises.isBelow(level, lower));
      }
    }
  }

  /** The first number where {@code which} is 1, the other where it is 0. */
  private static double select(double one, double other, long which) {
    long mask = -which;
    return Double.longBitsToDouble(
        (Double.doubleToRawLongBits(one) & mask) | (Double.doubleToRawLongBits(other) & ~mask));
  }

  /**
   * Whether corners can join across: not where both lower ones are missing, unless all that touch
   * do; beside three missing corners bits mean nothing.
   */
  private boolean isThere(double upper, double lower) {
    return upper != PaddedSurface.MISSING
        && (lower != PaddedSurface.MISSING || connectivity == Connectivity.EIGHT);
  }

  /**
   * How high the upper corners are joined in the middle, if that is lower than both. Beside one
   * missing corner the diagonal is a triangle's side, and nothing is in its way.
   */
  private double middle(double a, double b, double c, double d) {
    return switch (connectivity) {
      case FOUR -> Double.NEGATIVE_INFINITY;
      case EIGHT -> Double.POSITIVE_INFINITY;
      case CONTOUR -> {
        double mean = PaddedSurface.mean(a, b, c, d);
        yield mean == PaddedSurface.MISSING ? Double.POSITIVE_INFINITY : mean;
      }
    };
  }
}
