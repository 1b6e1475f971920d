package io.github.orometry.contour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.orometry.prominence.SurfaceTree;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outlines that can be worked out by hand. */
class OutlinesTest {
  private static final double NONE = Double.NaN;

  private final SurfaceTree tree = new SurfaceTree();
  private final Regions regions = new Regions();
  private final Outlines outlines = new Outlines(regions);

  /** The rings as texts: vertices "x y", holes and polygons in their order. */
  private List<String> trace(int nx, double[] z, int summit, double level) {
    Grid grid = Grid.ofIndices(nx, z.length / nx);
    tree.build(z, 0, nx, z.length / nx, Connectivity.CONTOUR);
    regions.surface(grid, tree);
    outlines.trace(summit, level);
    List<String> rings = new ArrayList<>();
    for (int ring = 0; ring < outlines.rings(); ring++) {
      List<String> vertices = new ArrayList<>();
      for (int i = 0; i < outlines.vertices(ring); i++) {
        vertices.add((outlines.x(ring, i) + " " + outlines.y(ring, i)).replace(".0", ""));
      }
      rings.add(String.join(", ", vertices));
    }
    return rings;
  }

  @Test
  void diamondRoundPyramid() {
    double[] z = {0, 0, 0, 0, 2, 0, 0, 0, 0};
    assertEquals(List.of("0.5 1, 1 0.5, 1.5 1, 1 1.5, 0.5 1"), trace(3, z, 4, 1));
    assertArrayEquals(new double[] {0.5, 1, 1.5, 1, 0.5}, outlines.xs(0));
    assertArrayEquals(new double[] {1, 0.5, 1, 1.5, 1}, outlines.ys(0));
  }

  @Test
  void holeGoesRoundTheOtherWay() {
    double[] z = {2, 2, 2, 2, 0, 2, 2, 2, 2};
    assertEquals(
        List.of("0 0, 2 0, 2 2, 0 2, 0 0", "0.5 1, 1 1.5, 1.5 1, 1 0.5, 0.5 1"),
        trace(3, z, 0, 1).stream().sorted().toList());
    assertEquals(1, outlines.polygons());
    assertEquals(3.5, outlines.area());
  }

  @Test
  void borderIsStraight() {
    double[] z = {2, 2, 2, 2, 0, 0, 0, 0};
    assertEquals(List.of("3 0, 3 0.5, 0 0.5, 0 0, 3 0"), rotated(trace(4, z, 0, 1), "3 0,"));
  }

  @Test
  void boundaryThatTouchesItselfIsCut() {
    double[] z = {
      2, 2, 2, 2, 2, //
      2, 0, 1, 0, 2, //
      2, 2, 2, 2, 2
    };
    List<String> rings = trace(5, z, 0, 1);
    assertEquals(1, outlines.polygons());
    assertEquals("0 0, 4 0, 4 2, 0 2, 0 0", rotated(rings, "0 0,").get(0));
    assertEquals("2 1, 3 1.5, 3.5 1, 3 0.5, 2 1", rotated(rings.subList(1, 2), "2 1,").get(0));
    assertEquals("2 1, 1 0.5, 0.5 1, 1 1.5, 2 1", rotated(rings.subList(2, 3), "2 1,").get(0));
    assertEquals(3, rings.size());
  }

  @Test
  void plateauAtTheLevelIsNoSlit() {
    double[] z = {
      2, 2, 2, 2, 2, //
      2, 1, 1, 1, 2, //
      2, 2, 2, 2, 2
    };
    assertEquals(List.of("0 0, 4 0, 4 2, 0 2, 0 0"), rotated(trace(5, z, 0, 1), "0 0,"));
  }

  @Test
  void triangleBesideMissingCell() {
    assertEquals(
        List.of("1 0, 0 1, 0 0, 1 0"),
        rotated(trace(2, new double[] {2, 2, 2, NONE}, 0, 1), "1 0,"));
    assertEquals(
        List.of("1 1, 0 1, 0.5 0.5, 1 0.5, 1 1"),
        rotated(trace(2, new double[] {NONE, 0, 2, 2}, 2, 1), "1 1,"));
  }

  @Test
  void noRegionHasNoRing() {
    double[] z = {0, 0, 0, 0, 2, 0, 0, 0, 0};
    assertEquals(List.of(), trace(3, z, 4, 2));
    assertFalse(outlines.trace(4, 2));
    byte[] wkb = new byte[(int) Wkb.size(outlines)];
    assertEquals(9, Wkb.write(outlines, wkb, 0));
    assertEquals("010600000000000000", HexFormat.of().formatHex(wkb));
  }

  @Test
  void wkbIsLittleEndian() {
    double[] z = {0, 0, 0, 0, 2, 0, 0, 0, 0};
    trace(3, z, 4, 1);
    byte[] wkb = new byte[1 + (int) Wkb.size(outlines)];
    assertEquals(wkb.length, Wkb.write(outlines, wkb, 1));
    assertEquals(
        "00010600000001000000010300000001000000" + "05000000" + "000000000000e03f000000000000f03f",
        HexFormat.of().formatHex(wkb).substring(0, 2 * 39));
    assertEquals(1 + 9 + 9 + 4 + 5 * 16, wkb.length);
  }

  @Test
  void summitHasToBeInTheGrid() {
    assertThrows(IllegalStateException.class, () -> outlines.trace(0, 1));
    trace(3, new double[] {0, 0, 0, 0, 2, 0, 0, 0, 0}, 4, 1);
    assertThrows(IndexOutOfBoundsException.class, () -> outlines.trace(9, 1));
  }

  /** Rings that begin where they are read most easily. */
  private static List<String> rotated(List<String> rings, String start) {
    return rings.stream()
        .map(
            ring -> {
              if (!ring.contains(start)) {
                return ring;
              }
              List<String> vertices = new ArrayList<>(List.of(ring.split(", ")));
              vertices.remove(0);
              while (!(vertices.get(0) + ",").equals(start)) {
                vertices.add(vertices.remove(0));
              }
              vertices.add(vertices.get(0));
              return String.join(", ", vertices);
            })
        .toList();
  }
}
