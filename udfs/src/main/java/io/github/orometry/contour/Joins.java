package io.github.orometry.contour;

/**
 * A merge tree of nodes: basins, and the joins of their parts from the highest level down. What
 * regions ask of {@link io.github.orometry.prominence.SurfaceTree}, or of {@link FanTree} where
 * cells are missing.
 */
interface Joins {
  /** Number of basins. */
  int basins();

  /** Number of joins, in the order of falling levels. */
  int joins();

  /** The basin of the highest cell of the part that meets a higher one at join {@code i}. */
  int lower(int i);

  /** The basin of the highest cell of the part that it meets. */
  int higher(int i);

  /** The level at which the part of a basin meets a higher one; undefined where it does not. */
  double col(int basin);

  /** The basin of a node. */
  int basin(int node);

  /** The same tree for another thread, that asks at the same time. */
  Joins twin();
}
