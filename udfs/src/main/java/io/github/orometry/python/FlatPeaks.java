package io.github.orometry.python;

import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.RegionColumns;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.IntBuffer;

/**
 * The n peaks of a block, with their slices at L levels, as one piece of memory: n doubles each of
 * height, prominence, key_col, key_col_x, key_col_y; n L doubles each of the slices' level, x0, y0,
 * width, depth, area; n ints each of cell, parent (its place among the surface's peaks, from 1),
 * edge_limited; then the bits of the surfaces' masks.
 */
final class FlatPeaks {
  private static final int NUMBERS = 5;
  private static final int SLICE_NUMBERS = 6;
  private static final int INTEGERS = 3;

  private FlatPeaks() {}

  /** How many bytes they take. */
  static int bytes(PeakBlock block) {
    long numbers = NUMBERS + (long) SLICE_NUMBERS * block.levels().count();
    long each = numbers * Double.BYTES + INTEGERS * Integer.BYTES;
    return Math.toIntExact(block.peaks() * each + maskBytes(block));
  }

  private static int maskBytes(PeakBlock block) {
    return block.masks().at(block.surfaces(), 0);
  }

  /** Writes them to the begin of some memory, whose place is not looked at. */
  static void write(PeakBlock block, ByteBuffer memory) {
    int n = block.peaks();
    DoubleBuffer numbers = memory.duplicate().order(memory.order()).rewind().asDoubleBuffer();
    numbers.put(block.heights(), 0, n);
    numbers.put(block.prominences(), 0, n);
    numbers.put(block.keyCols(), 0, n);
    numbers.put(block.keyColXs(), 0, n);
    numbers.put(block.keyColYs(), 0, n);
    RegionColumns slices = block.slices();
    int m = n * block.levels().count();
    if (m > 0) {
      numbers.put(slices.level(), 0, m);
      numbers.put(slices.x0(), 0, m);
      numbers.put(slices.y0(), 0, m);
      numbers.put(slices.width(), 0, m);
      numbers.put(slices.depth(), 0, m);
      numbers.put(slices.area(), 0, m);
    }
    int at = numbers.position() * Double.BYTES;
    ByteBuffer rest = memory.duplicate().order(memory.order()).position(at);
    IntBuffer integers = rest.asIntBuffer();
    integers.put(block.cells(), 0, n);
    integers.put(block.parents(), 0, n);
    integers.put(block.edgeLimited(), 0, n);
    rest.position(at + integers.position() * Integer.BYTES);
    rest.put(block.masks().bits(), 0, maskBytes(block));
  }
}
