package io.github.orometry.contour;

import io.github.orometry.prominence.SurfaceTree;

/** The merge tree of a surface without missing cells; its nodes are the padded cells. */
final class SurfaceJoins implements Joins {
  private SurfaceTree tree;

  /** Takes a tree that has just been built, of connectivity {@code contour}. */
  void take(SurfaceTree built) {
    tree = built;
  }

  @Override
  public int basins() {
    return tree.basins();
  }

  @Override
  public int joins() {
    return tree.joins();
  }

  @Override
  public int lower(int i) {
    return tree.joinLower(i);
  }

  @Override
  public int higher(int i) {
    return tree.joinHigher(i);
  }

  @Override
  public double col(int basin) {
    return tree.col(basin);
  }

  @Override
  public int basin(int node) {
    return tree.paddedBasin(node);
  }
}
