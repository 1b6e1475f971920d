package io.github.orometry.surface;

/**
 * A surface with an infinite cell, which makes it invalid. The message names the first such cell in
 * row-major order.
 */
public final class InfiniteCellException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /** The cell {@code (iy, ix)} holds {@code value}. */
  public InfiniteCellException(int iy, int ix, double value) {
    super("cell (iy " + iy + ", ix " + ix + ") is " + (value > 0 ? "inf" : "-inf"));
  }
}
