package io.github.orometry.job.slab;

import io.github.orometry.mask.DominantMask;
import io.github.orometry.mask.LevelSetMask;
import io.github.orometry.mask.MaskBits;
import io.github.orometry.surface.Grid;

/**
 * The masks of one slab at a time: bits that are one array, mask after mask, each begun at a byte
 * of its own, and the number of cells in each. Used again and again, by one thread.
 */
final class SlabMasks {
  private final Grid grid;
  private final MaskSpec[] specs;
  private final int bytes;
  private final DominantMask dominant = new DominantMask();
  private byte[] bits = {};
  private int[] cells = {};

  SlabMasks(SlabSettings settings) {
    grid = settings.grid();
    specs = settings.masks().toArray(MaskSpec[]::new);
    bytes = MaskBits.bytes(grid.cells());
  }

  /** Computes the masks of a surface whose dominant peak has this summit. */
  void compute(double[] values, int offset, int summit) {
    empty();
    double height = values[offset + summit];
    for (int i = 0; i < specs.length; i++) {
      double level = specs[i].alpha() * height;
      cells[i] =
          switch (specs[i].kind()) {
            case DOMINANT ->
                dominant.grow(values, offset, grid.nx(), grid.ny(), summit, level, bits, i * bytes);
            case LEVEL_SET ->
                LevelSetMask.fill(values, offset, grid.cells(), level, bits, i * bytes);
          };
    }
  }

  /** The masks of a surface without a peak. */
  void empty() {
    bits = new byte[Math.multiplyExact(specs.length, bytes)];
    cells = new int[specs.length];
  }

  /** The bits of the last surface, to keep. */
  byte[] bits() {
    return bits;
  }

  /** The numbers of cells of the last surface, to keep. */
  int[] cells() {
    return cells;
  }
}
