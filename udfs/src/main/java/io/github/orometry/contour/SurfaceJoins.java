package io.github.orometry.contour;

import io.github.orometry.prominence.SurfaceTree;
import java.util.function.IntUnaryOperator;

/** The merge tree of a surface without missing cells; its nodes are the padded cells. */
final class SurfaceJoins implements Joins {
  private SurfaceTree tree;

  /** Null where the tree's own way to find basins is taken. */
  private IntUnaryOperator basins;

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
    return basins == null ? tree.paddedBasin(node) : basins.applyAsInt(node);
  }

  @Override
  public SurfaceJoins twin() {
    SurfaceJoins twin = new SurfaceJoins();
    twin.tree = tree;
    twin.basins = tree.paddedBasins();
    return twin;
  }
}
