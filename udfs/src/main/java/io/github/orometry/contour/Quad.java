package io.github.orometry.contour;

/**
 * The geometry of one quad: pure functions of its corners' heights.
 *
 * <p>Corners are the bits of a mask, going round: {@link #SW}, {@link #SE}, {@link #NE}, {@link
 * #NW}. Areas are fractions of the quad's rectangle.
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

  private Quad() {}

  /**
   * The mask of the corners above {@code level}, which is not -0.0; the bits of missing corners are
   * undefined. A corner is above where the level less the corner is negative: read off its sign,
   * since on rough surfaces a branch would be guessed wrong at every other corner.
   */
  static int inside(double sw, double se, double ne, double nw, double level) {
    return sign(level - sw) | sign(level - se) << 1 | sign(level - ne) << 2 | sign(level - nw) << 3;
  }

  private static int sign(double difference) {
    return (int) (Double.doubleToRawLongBits(difference) >>> 63);
  }

  /** The mask of the missing corners. */
  static int missing(double sw, double se, double ne, double nw) {
    return (Double.isNaN(sw) ? SW : 0)
        | (Double.isNaN(se) ? SE : 0)
        | (Double.isNaN(ne) ? NE : 0)
        | (Double.isNaN(nw) ? NW : 0);
  }

  /** Whether two opposite corners are inside and the two others not. */
  static boolean isSaddle(int inside) {
    return inside == (SW | NE) || inside == (SE | NW);
  }

  /** Whether the mean of four present corners is above {@code level}. */
  static boolean meanInside(double sw, double se, double ne, double nw, double level) {
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
   * The area of the part with the given inside corners, of a quad with four present corners. Of a
   * saddle with two parts, {@code part} has the one corner of the part that is meant.
   */
  static double area(int part, double sw, double se, double ne, double nw, double level) {
    return switch (part) {
      case SW -> tip(sw, se, nw, level);
      case SE -> tip(se, sw, ne, level);
      case NE -> tip(ne, nw, se, level);
      case NW -> tip(nw, ne, sw, level);
      case SOUTH -> (crossing(sw, nw, level) + crossing(se, ne, level)) / 2;
      case EAST -> (crossing(se, sw, level) + crossing(ne, nw, level)) / 2;
      case NORTH -> (crossing(ne, se, level) + crossing(nw, sw, level)) / 2;
      case WEST -> (crossing(nw, ne, level) + crossing(sw, se, level)) / 2;
      case ALL ^ SW -> 1 - tip(sw, se, nw, level);
      case ALL ^ SE -> 1 - tip(se, sw, ne, level);
      case ALL ^ NE -> 1 - tip(ne, nw, se, level);
      case ALL ^ NW -> 1 - tip(nw, ne, sw, level);
      case SW | NE -> 1 - tip(se, sw, ne, level) - tip(nw, ne, sw, level);
      case SE | NW -> 1 - tip(sw, se, nw, level) - tip(ne, nw, se, level);
      default -> part == ALL ? 1 : 0;
    };
  }

  /**
   * The area of the part of a triangle: half a quad, whose corners lie at the heights given. The
   * contour leaves it whole, cuts off one corner or leaves one corner.
   */
  static double triangleArea(double a, double b, double c, double level) {
    boolean insideA = a > level;
    boolean insideB = b > level;
    boolean insideC = c > level;
    if (insideA == insideB && insideB == insideC) {
      return insideA ? 0.5 : 0;
    }
    double tip;
    boolean tipInside;
    if (insideB == insideC) {
      tip = tip(a, b, c, level);
      tipInside = insideA;
    } else if (insideA == insideC) {
      tip = tip(b, a, c, level);
      tipInside = insideB;
    } else {
      tip = tip(c, a, b, level);
      tipInside = insideC;
    }
    return tipInside ? tip : 0.5 - tip;
  }

  /** The area of the triangle that the contour cuts off at one corner, next to two others. */
  static double tip(double corner, double next, double other, double level) {
    return crossing(corner, next, level) * crossing(corner, other, level) / 2;
  }
}
