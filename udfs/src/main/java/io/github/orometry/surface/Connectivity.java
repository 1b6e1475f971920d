package io.github.orometry.surface;

/**
 * Which cells join, and at what level. Cells next to each other in x or y always join at the lower
 * of their two values; the kinds differ in the diagonals of a quad.
 */
public enum Connectivity {
  /**
   * A diagonal joins at the lower of its two ends or the mean of the quad, whichever is less: the
   * surface that marching squares and filled contours draw. Beside one missing corner the diagonal
   * is a side of the triangle that is left and joins at the lower of its ends; beside two there is
   * none.
   */
  CONTOUR,
  /** A diagonal joins at the lower of its two ends, whatever the other two corners are. */
  EIGHT,
  /** No diagonals. */
  FOUR
}
