package io.github.orometry.contour;

/**
 * The geometry of one quad: pure functions of its corners' heights.
 *
 * <p>Corners are the bits of a mask, going round: {@link #SW}, {@link #SE}, {@link #NE}, {@link
 * #NW}; so the corners after and before corner i are i + 1 and i - 1 modulo 4. The height of corner
 * i is {@code z[at + corners[i]]}. Areas are fractions of the quad's rectangle.
 */
final class Quad {
  static final int SW = 1;
  static final int SE = 2;
  static final int NE = 4;
  static final int NW = 8;
  static final int SOUTH = SW | SE;
  static final int EAST = SE | NE;
  static final int NORTH = NE | NW;
  static final int WEST = NW | SW;
  static final int ALL = SOUTH | NORTH;

  /*
   * The area of a part with two crossings f and g is f g / 2 where one corner is inside, (f + g) / 2
   * where two are, and 1 - f g / 2 where three are (f and g measured from the one outside). By part:
   * the coefficients, and the corners between which f and g lie, two bits each: from and to of f,
   * from and to of g.
   */
  private static final double[] CONSTANT = new double[16];
  private static final double[] LINEAR = new double[16];
  private static final double[] PRODUCT = new double[16];
  private static final int[] ENDS = new int[16];

  static {
    for (int corner = 0; corner < 4; corner++) {
      int after = corner + 1 & 3;
      int opposite = corner + 2 & 3;
      int before = corner + 3 & 3;
      int one = 1 << corner;
      ENDS[one] = corner | after << 2 | corner << 4 | before << 6;
      PRODUCT[one] = 0.5;
      int two = one | 1 << after;
      ENDS[two] = corner | before << 2 | after << 4 | opposite << 6;
      LINEAR[two] = 0.5;
      int three = ALL ^ one;
      ENDS[three] = ENDS[one];
      CONSTANT[three] = 1;
      PRODUCT[three] = -0.5;
    }
  }

  private Quad() {}

  /**
   * The mask of the corners above {@code level}, which is not -0.0; the bits of missing corners are
   * undefined. A corner is above where the level less the corner is negative: read off its sign,
   * since on rough surfaces a branch would be guessed wrong at every other corner.
   */
  static int inside(double[] z, int at, int[] corners, double level) {
    return sign(level - z[at])
        | sign(level - z[at + corners[1]]) << 1
        | sign(level - z[at + corners[2]]) << 2
        | sign(level - z[at + corners[3]]) << 3;
  }

  private static int sign(double difference) {
    return (int) (Double.doubleToRawLongBits(difference) >>> 63);
  }

  /** The mask of the missing corners. */
  static int missing(double[] z, int at, int[] corners) {
    int missing = 0;
    for (int corner = 0; corner < 4; corner++) {
      missing |= Double.isNaN(z[at + corners[corner]]) ? 1 << corner : 0;
    }
    return missing;
  }

  /** Whether two opposite corners are inside and the two others not. */
  static boolean isSaddle(int inside) {
    return inside == (SW | NE) || inside == (SE | NW);
  }

  /** Whether the mean of four present corners is above {@code level}. */
  static boolean meanInside(double[] z, int at, int[] corners, double level) {
    double sw = z[at];
    double se = z[at + corners[1]];
    double ne = z[at + corners[2]];
    double nw = z[at + corners[3]];
    double sum = (sw + se) + (ne + nw);
    double mean = Double.isFinite(sum) ? sum / 4 : (sw / 4 + se / 4) + (ne / 4 + nw / 4);
    return mean > level;
  }

  /**
   * How far from the corner at height {@code from} towards the corner at height {@code to} the
   * crossing lies, in [0, 1] of the side. The level lies between the two, which differ.
   */
  static double crossing(double from, double to, double level) {
    double drop = from - to;
    return Double.isInfinite(drop)
        ? (from / 2 - level / 2) / (from / 2 - to / 2)
        : (from - level) / drop;
  }

  /**
   * The area of a part, not whole, of a quad with four present corners. Of a saddle with two parts,
   * {@code part} has the one corner of the part that is meant; with both it has one part.
   */
  static double area(int part, double[] z, int at, int[] corners, double level) {
    if (isSaddle(part)) {
      int out = part == (SW | NE) ? SE : SW;
      return 1 - crossed(out, z, at, corners, level) - crossed(out << 2, z, at, corners, level);
    }
    return crossed(part, z, at, corners, level);
  }

  private static double crossed(int part, double[] z, int at, int[] corners, double level) {
    int ends = ENDS[part];
    double f = crossing(end(ends, 0, z, at, corners), end(ends, 2, z, at, corners), level);
    double g = crossing(end(ends, 4, z, at, corners), end(ends, 6, z, at, corners), level);
    return CONSTANT[part] + LINEAR[part] * (f + g) + PRODUCT[part] * (f * g);
  }

  private static double end(int ends, int shift, double[] z, int at, int[] corners) {
    return z[at + corners[ends >> shift & 3]];
  }

  /**
   * The area of the part of a quad with one missing corner: the contour leaves its triangle whole,
   * cuts off one corner, or leaves one corner.
   *
   * @param part the inside corners, at least one
   */
  static double triangleArea(
      int part, int missing, double[] z, int at, int[] corners, double level) {
    int present = ALL ^ missing;
    if (part == present) {
      return 0.5;
    }
    boolean one = Integer.bitCount(part) == 1;
    int tip = one ? part : present ^ part;
    int others = present ^ tip;
    double corner = height(tip, z, at, corners);
    double f = crossing(corner, height(Integer.lowestOneBit(others), z, at, corners), level);
    double g = crossing(corner, height(Integer.highestOneBit(others), z, at, corners), level);
    return one ? f * g / 2 : 0.5 - f * g / 2;
  }

  private static double height(int bit, double[] z, int at, int[] corners) {
    return z[at + corners[Integer.numberOfTrailingZeros(bit)]];
  }

  /**
   * How far a part reaches towards a side of its quad, as a share of the way from the opposite
   * side: to a corner there, or to the farthest crossing.
   *
   * @param missing the one missing corner, or 0
   */
  static double reach(
      int part, int missing, int side, double[] z, int at, int[] corners, double level) {
    if ((part & side) != 0) {
      return 1;
    }
    double reach = 0;
    for (int corner = 0; corner < 4; corner++) {
      if ((part & 1 << corner) != 0) {
        // Facing each other in x are 0 and 1, 2 and 3; in y 0 and 3, 1 and 2. The long side of a
        // triangle joins opposite corners.
        int facing = side == WEST || side == EAST ? corner ^ 1 : corner ^ 3;
        int opposite = corner ^ 2;
        double from = z[at + corners[corner]];
        if (missing != 1 << facing) {
          reach = Math.max(reach, crossing(from, z[at + corners[facing]], level));
        }
        if (missing != 0 && missing != 1 << opposite) {
          reach = Math.max(reach, crossing(from, z[at + corners[opposite]], level));
        }
      }
    }
    return reach;
  }
}
