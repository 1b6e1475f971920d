package io.github.orometry.analysis;

import io.github.orometry.mask.DominantMask;
import io.github.orometry.mask.LevelSetMask;
import io.github.orometry.mask.MaskSpec;
import io.github.orometry.surface.Grid;
import java.util.List;

/** Draws the masks that are asked for of surfaces of one grid, one at a time. */
final class SurfaceMasks {
  private final List<MaskSpec> specs;
  private final int nx;
  private final int ny;
  private final DominantMask dominant = new DominantMask();

  SurfaceMasks(List<MaskSpec> specs, Grid grid) {
    this.specs = specs;
    nx = grid.nx();
    ny = grid.ny();
  }

  /**
   * Draws those of surface {@code s}, which starts at {@code values[offset]}.
   *
   * @param summit cell of its highest peak
   */
  void draw(double[] values, int offset, int s, int summit, MaskColumns columns) {
    double height = values[offset + summit];
    for (int m = 0; m < columns.count(); m++) {
      MaskSpec spec = specs.get(m);
      double level = spec.alpha() * height;
      byte[] bits = columns.bits();
      int at = columns.at(s, m);
      columns.setCells(
          s,
          m,
          switch (spec.kind()) {
            case DOMINANT -> dominant.grow(values, offset, nx, ny, summit, level, bits, at);
            case LEVEL_SET -> LevelSetMask.fill(values, offset, nx * ny, level, bits, at);
          });
    }
  }
}
