package io.github.orometry.label;

/** The labels around a cell that come before it, and what they predict for it. */
final class Neighbours {
  /** Instead of a label: the other one of those to the left and above; the one above right. */
  static final int OTHER = -1;

  static final int RIGHT = -2;

  private int nx;
  int predicted;
  private int other;
  private int right;

  /** Goes to a surface of so many columns. */
  void begin(int columns) {
    nx = columns;
  }

  /** Goes to a cell in column {@code ix}; the labels before it are there. */
  void at(int[] labels, int cell, int ix) {
    int left;
    int above;
    int corner;
    if (cell >= nx) {
      above = labels[cell - nx];
      left = ix > 0 ? labels[cell - 1] : above;
      corner = ix > 0 ? labels[cell - nx - 1] : above;
      right = ix + 1 < nx ? labels[cell - nx + 1] : above;
    } else {
      left = ix > 0 ? labels[cell - 1] : 0;
      above = corner = right = left;
    }
    predicted = above == corner ? left : above;
    other = left == above ? right : left + above - predicted;
  }

  /** What is written for a label that is not predicted. */
  int code(int label) {
    return label == other ? OTHER : label == right ? RIGHT : label;
  }

  /** The label behind {@link #OTHER} or {@link #RIGHT}. */
  int label(int code) {
    return code == OTHER ? other : right;
  }
}
