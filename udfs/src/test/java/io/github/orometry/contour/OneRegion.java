package io.github.orometry.contour;

import io.github.orometry.prominence.SurfaceTree;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;

/** Asks for one region of a surface at a time. */
final class OneRegion {
  private final Regions regions;
  private final SurfaceTree tree = new SurfaceTree();
  private Grid grid;

  OneRegion(Regions regions) {
    this.regions = regions;
  }

  void surface(Grid ofGrid, double[] values, int offset) {
    grid = ofGrid;
    tree.build(values, offset, grid.nx(), grid.ny(), Connectivity.CONTOUR);
  }

  SurfaceTree tree() {
    return tree;
  }

  /** The region as {x0, y0, width, height, area}, or null. */
  double[] measure(int summit, double level) {
    regions.surface(grid, tree);
    int region = regions.ask(summit, level);
    regions.measure();
    return of(regions, region);
  }

  static double[] of(Regions regions, int region) {
    return regions.isThere(region)
        ? new double[] {
          regions.x0(region),
          regions.y0(region),
          regions.width(region),
          regions.height(region),
          regions.area(region)
        }
        : null;
  }
}
