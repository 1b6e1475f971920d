package io.github.orometry.python;

import io.github.orometry.contour.Outlines;
import io.github.orometry.contour.Regions;
import io.github.orometry.prominence.SurfaceTree;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import java.util.Arrays;

/**
 * Outlines of regions of one surface, drawn for who looks at them: in one call many, as vertices
 * one after the other. For one thread at a time.
 */
public final class OutlineCall {
  /** The region at a level. */
  public static final int AT_LEVEL = 0;

  /** The region just above a level. */
  public static final int ABOVE_LEVEL = 1;

  /** The piece that holds the summit, whatever the level. */
  public static final int PIECE = 2;

  private final Outlines outlines;

  private double[] vertices = {};
  private int[] ringEnds = {};
  private int[] lastRings = {};
  private int points;
  private int rings;

  /**
   * Calls for a surface.
   *
   * @param z its cells, row-major, ny rows of nx columns; NaN where one is missing
   * @throws io.github.orometry.surface.InfiniteCellException where one is infinite
   */
  public OutlineCall(Grid grid, double[] z) {
    SurfaceTree tree = new SurfaceTree();
    tree.build(z, 0, grid.nx(), grid.ny(), Connectivity.CONTOUR);
    Regions regions = new Regions();
    regions.surface(grid, tree);
    outlines = new Outlines(regions);
  }

  /**
   * Draws outlines: of each the cell of a summit, a height, and what is to be drawn of them: {@link
   * #AT_LEVEL}, {@link #ABOVE_LEVEL} or {@link #PIECE}. Where there is no region, no ring.
   */
  public void trace(int[] cells, double[] levels, int[] kinds) {
    points = 0;
    rings = 0;
    lastRings = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      switch (kinds[i]) {
        case AT_LEVEL -> outlines.trace(cells[i], levels[i]);
        case ABOVE_LEVEL -> outlines.traceAbove(cells[i], levels[i]);
        default -> outlines.tracePiece(cells[i]);
      }
      for (int ring = 0; ring < outlines.rings(); ring++) {
        add(ring);
      }
      lastRings[i] = rings;
    }
  }

  private void add(int ring) {
    int count = outlines.vertices(ring);
    vertices = withRoom(vertices, 2 * (points + count));
    for (int i = 0; i < count; i++) {
      vertices[2 * (points + i)] = outlines.x(ring, i);
      vertices[2 * (points + i) + 1] = outlines.y(ring, i);
    }
    points += count;
    if (rings == ringEnds.length) {
      ringEnds = Arrays.copyOf(ringEnds, 2 * rings + 16);
    }
    ringEnds[rings++] = points;
  }

  private static double[] withRoom(double[] array, int length) {
    return length <= array.length ? array : Arrays.copyOf(array, length + (length >> 1));
  }

  /** The x and y of every vertex, ring after ring, as {@link Outlines} has them. */
  public double[] vertices() {
    return Arrays.copyOf(vertices, 2 * points);
  }

  /** By ring, how many vertices there are up to its end. */
  public int[] ringEnds() {
    return Arrays.copyOf(ringEnds, rings);
  }

  /** By outline, how many rings there are up to its end. */
  public int[] lastRings() {
    return lastRings;
  }
}
