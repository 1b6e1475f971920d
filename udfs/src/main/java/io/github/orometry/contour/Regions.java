package io.github.orometry.contour;

import io.github.orometry.prominence.SurfaceTree;
import io.github.orometry.surface.Grid;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntConsumer;

/**
 * Measures the regions of many summits at many levels of a surface at once: bounding boxes and
 * areas, by the rules of this package, without tracing an outline.
 *
 * <p>A workspace: {@link #surface} binds it to a surface, {@link #ask} asks for regions, {@link
 * #measure} measures them all, and the accessors answer by the number that {@code ask} gave. It
 * grows to the largest surface and the most queries seen and allocates nothing otherwise. Not
 * thread safe; use one a thread. An answer depends on the surface, the summit and the level alone,
 * to the last bit.
 *
 * <p>All queries together take O(n + s log s + q log q) for n cells, s saddles and q queries, and
 * on surfaces with few summits the quads that contours cut besides.
 */
public final class Regions {
  static final int NONE = -1;

  /** See {@link RegionPass}; measured: either way takes as long there. */
  private static final double FEW = 64;

  /**
   * See {@link RegionPass}; sums of 192 bytes a slot are then 24 a cell, for all bands together.
   */
  private static final int NODES_A_SLOT = 8;

  private final Ground ground = new Ground();
  private final SurfaceJoins surfaceJoins = new SurfaceJoins();
  private final Fans fans = new Fans();
  private final FanTree fanTree = new FanTree();
  private final RegionPass pass;
  private Grid grid;
  private SurfaceTree tree;

  /** By region asked for: its place among the queries, {@link #NONE} where there is no region. */
  private int[] query = new int[16];

  private int asked;

  /* By query; of a summit that is two nodes, two queries follow each other. */
  private int queries;
  private int[] basin = new int[16];
  private double[] level = new double[16];

  /** Regions of no surface yet. */
  public Regions() {
    this(FEW, NODES_A_SLOT);
  }

  Regions(double few, int nodesASlot) {
    pass = new RegionPass(ground, few, nodesASlot);
  }

  /**
   * Binds the surface that is meant from now on; nothing is asked of it yet. O(1), or O(n + s log
   * s) where cells are missing.
   *
   * @param tree that of the surface, of connectivity {@code contour}, built last; it must stay as
   *     it is until the regions are measured
   */
  public void surface(Grid grid, SurfaceTree tree) {
    if (grid.nx() != tree.nx() || grid.ny() != tree.ny()) {
      throw new IllegalArgumentException(
          "the tree is of %d rows and %d columns, the grid has %d and %d"
              .formatted(tree.ny(), tree.nx(), grid.ny(), grid.nx()));
    }
    this.grid = grid;
    this.tree = tree;
    asked = queries = 0;
    ground.surface(grid, tree);
    surfaceJoins.take(tree);
    if (ground.holes) {
      fans.build(ground);
      fanTree.build(ground, fans);
    }
  }

  /**
   * Asks for the region of a summit at a level.
   *
   * @param summit the summit's cell, in [0, cells); any other cell is taken likewise
   * @param atLevel the height of the contour
   * @return the number of the region, counted from 0
   * @throws IndexOutOfBoundsException where there is no such cell
   */
  public int ask(int summit, double atLevel) {
    return draw(summit, drawn(atLevel));
  }

  /**
   * Asks for the region of a summit just above a level, the lowest height of the surface being a
   * level as any other.
   *
   * @return as {@link #ask}
   */
  public int askAbove(int summit, double atLevel) {
    return draw(summit, atLevel);
  }

  /**
   * Asks for the whole piece that holds a summit.
   *
   * @return as {@link #ask}
   */
  public int askPiece(int summit) {
    return draw(summit, belowAll());
  }

  private int draw(int summit, double atLevel) {
    double drawn = atLevel + 0.0;
    int p = node(summit, drawn);
    if (asked == query.length) {
      query = Arrays.copyOf(query, 2 * asked);
    }
    query[asked] = p == NONE ? NONE : queries;
    if (p != NONE) {
      add(p, drawn);
      if (ground.holes && fans.second(p) != 0) {
        add(fans.second(p), drawn);
      }
    }
    return asked++;
  }

  /** The level at which a contour is drawn: at the lowest height one lower. */
  double drawn(double atLevel) {
    return atLevel == tree().min() ? atLevel - 1 : atLevel;
  }

  /** A level below all heights. */
  double belowAll() {
    double lowest = tree().min();
    return Math.max(-Double.MAX_VALUE, Math.min(lowest - 1, Math.nextDown(lowest)));
  }

  private SurfaceTree tree() {
    if (tree == null) {
      throw new IllegalStateException("no surface has been given");
    }
    return tree;
  }

  /** The first node of a cell that has a region at a level that is drawn, else {@link #NONE}. */
  int node(int summit, double drawn) {
    Objects.checkIndex(summit, tree().nx() * tree().ny());
    int p = ground.padded(summit / grid.nx(), summit % grid.nx());
    boolean there =
        grid.nx() > 1 && grid.ny() > 1 && ground.z[p] > drawn && !(ground.holes && !fans.isNode(p));
    return there ? p : NONE;
  }

  Ground ground() {
    return ground;
  }

  Fans fans() {
    return fans;
  }

  private void add(int node, double drawn) {
    if (queries == basin.length) {
      basin = Arrays.copyOf(basin, 2 * queries);
      level = Arrays.copyOf(level, 2 * queries);
    }
    basin[queries] = ground.holes ? fanTree.basin(node) : surfaceJoins.basin(node);
    level[queries++] = drawn;
  }

  /** Measures all regions asked for. */
  public void measure() {
    measure(Crew.ALONE, rows -> {});
  }

  /**
   * The same, and tells of it.
   *
   * @param crew who shares the rows; the answers do not depend on it
   * @param watch is told of rows of quads as they are done, by any thread of the crew
   */
  public void measure(Crew crew, IntConsumer watch) {
    if (queries > 0) {
      pass.run(
          ground.holes ? fanTree : surfaceJoins,
          ground.holes ? fans : null,
          basin,
          level,
          queries,
          crew,
          watch);
      choose();
    }
  }

  /** Of the two regions of a summit that is two nodes, the one with the first quad is meant. */
  private void choose() {
    int next = queries;
    for (int i = asked - 1; i >= 0; i--) {
      if (query[i] != NONE) {
        int first = query[i];
        if (next - first == 2 && pass.firstQuad(first + 1) < pass.firstQuad(first)) {
          query[i]++;
        }
        next = first;
      }
    }
  }

  /** Whether there is a region. */
  public boolean isThere(int region) {
    return query[region] != NONE;
  }

  /** The least x of a region that is there. */
  public double x0(int region) {
    return pass.bound(query[region], Boxes.WEST);
  }

  /** The least y of a region that is there. */
  public double y0(int region) {
    return pass.bound(query[region], Boxes.SOUTH);
  }

  /** The extent of a region in x. */
  public double width(int region) {
    return pass.bound(query[region], Boxes.EAST) - x0(region);
  }

  /** The extent of a region in y. */
  public double height(int region) {
    return pass.bound(query[region], Boxes.NORTH) - y0(region);
  }

  /** The area of a region, less its holes, in units of x times units of y. */
  public double area(int region) {
    return pass.area(query[region]);
  }
}
