package io.github.orometry.prominence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Crests and their numbers against plain walks along the rows, over rows of many words. */
class RisesTest {
  private final PaddedSurface surface = new PaddedSurface();
  private final Rises rises = new Rises(surface);

  @Test
  void leadsOverAnyDistance() {
    double[] up = new double[400];
    for (int i = 0; i < up.length; i++) {
      up[i] = i <= 270 ? i : 540 - i;
    }
    find(up, 200, 2); // up to the end of the first row; in the second up to column 70
    assertEquals(padded(0, 199), rises.crest(padded(0, 0)));
    assertEquals(padded(0, 199), rises.crest(padded(0, 199)));
    assertEquals(padded(1, 70), rises.crest(padded(1, 0)));
    assertEquals(padded(1, 70), rises.crest(padded(1, 199)));
  }

  @Test
  void ofEqualHeightsTheFirstIsHigher() {
    find(new double[300], 150, 2);
    for (int ix = 0; ix < 150; ix++) {
      assertEquals(padded(0, 0), rises.crest(padded(0, ix)));
      assertEquals(padded(0, ix), rises.northOrSouth(padded(1, ix)));
    }
  }

  @Test
  void equalsAWalkAlongTheRows() {
    Random random = new Random(4);
    for (int run = 0; run < 300; run++) {
      int nx = 1 + random.nextInt(run % 3 == 0 ? 5 : 300);
      int ny = 1 + random.nextInt(8);
      int steps = 1 + random.nextInt(20);
      double[] values = new double[nx * ny];
      for (int i = 1; i < values.length; i++) {
        values[i] = values[i - 1] + (random.nextInt(steps) == 0 ? random.nextInt(3) - 1 : 0);
      }
      find(values, nx, ny);
      int number = 0;
      for (int iy = 0; iy < ny; iy++) {
        for (int ix = 0; ix < nx; ix++) {
          int p = padded(iy, ix);
          assertEquals(walk(p), rises.crest(p));
          if (walk(p) == p) {
            assertEquals(number++, rises.number(p) - rises.number(padded(0, firstCrest())));
          }
        }
      }
    }
  }

  private int firstCrest() {
    return walk(padded(0, 0)) - padded(0, 0);
  }

  /** East as long as that is higher, else west. */
  private int walk(int start) {
    double[] z = surface.z;
    int p = start;
    while (z[p + 1] > z[p]) {
      p++;
    }
    while (p <= start && z[p - 1] >= z[p]) {
      p--;
    }
    return p;
  }

  private void find(double[] values, int nx, int ny) {
    surface.begin(nx, ny);
    rises.begin();
    for (int iy = 0; iy < ny; iy++) {
      surface.load(values, iy * nx, iy);
    }
    rises.find(surface.size);
  }

  private int padded(int iy, int ix) {
    return (iy + 1) * surface.width + ix + 1;
  }
}
