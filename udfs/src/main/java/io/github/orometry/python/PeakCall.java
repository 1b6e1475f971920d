package io.github.orometry.python;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.Analyzer;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.surface.Grid;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;

/**
 * One surface after another of one grid, small ones: the caller writes a surface to {@link #input},
 * calls, and finds the peaks in {@link #output}. For one thread at a time.
 */
public final class PeakCall {
  /** What {@link #call} gives of a surface with an infinite cell. */
  public static final int REJECTED = -1;

  private static final int FEW = 4096;

  private final Analyzer analyzer;
  private final PeakBlock block;
  private final double[] values;
  private final ByteBuffer input;
  private final DoubleBuffer cells;
  private ByteBuffer output = direct(FEW);

  /** Calls with these settings, on this grid. */
  public PeakCall(Analysis analysis, Grid grid) {
    analyzer = Analyzer.withoutScores(analysis, grid);
    block = analyzer.newBlock();
    values = new double[grid.cells()];
    input = direct(Math.multiplyExact(grid.cells(), Double.BYTES));
    cells = input.asDoubleBuffer();
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }

  /** Where the surface is to be written: its cells as doubles, row-major; always the same. */
  public ByteBuffer input() {
    return input;
  }

  /**
   * Where the peaks of the last call are, n being what it gave: n doubles each of height,
   * prominence, key_col, key_col_x, key_col_y; for L levels n L doubles each of the slices' level,
   * x0, y0, width, depth, area; n ints each of cell, parent (from 1; 0 for none), edge_limited;
   * then the bits of the masks. Another buffer where the last one was too small.
   */
  public ByteBuffer output() {
    return output;
  }

  /** Finds the peaks of the surface in {@link #input}. Gives their number, or {@link #REJECTED}. */
  public int call() {
    cells.get(0, values);
    block.clear();
    analyzer.analyze(values, 0, 0, 0, block);
    int bytes = FlatPeaks.bytes(block);
    if (bytes > output.capacity()) {
      output = direct((int) Math.min(Integer.MAX_VALUE, 2L * bytes));
    }
    FlatPeaks.write(block, output);
    return block.status(0) == SurfaceStatus.REJECTED ? REJECTED : block.peaks();
  }

  /** Why the last surface was rejected. */
  public String error() {
    return block.error(0);
  }
}
