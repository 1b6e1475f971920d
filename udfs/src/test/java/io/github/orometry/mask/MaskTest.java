package io.github.orometry.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.testing.FailingCase;
import io.github.orometry.testing.RandomSurfaces;
import io.github.orometry.testing.RandomSurfaces.Surface;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Masks against a cell-by-cell flood and a cell-by-cell comparison, on many small random surfaces.
 */
class MaskTest implements FailingCase.Replayed {
  private static final int SURFACES = RandomSurfaces.count(20_000);
  private static final int PAD = 3;

  private final DominantMask mask = new DominantMask();
  private long cells;

  @Test
  void masksEqualACellByCellFloodAndTheComparison() {
    for (long seed = 0; seed < SURFACES; seed++) {
      Surface surface = RandomSurfaces.of(seed);
      int summit = (int) (seed * 31 % surface.z().length);
      double level = surface.z()[(int) (seed * 17 % surface.z().length)];
      checkOrSave(seed, Map.of("summit", "" + summit, "level", "" + level), surface);
    }
    assertTrue(cells > SURFACES, "too few cells for a test: " + cells);
  }

  @Override
  public void check(FailingCase random) {
    Surface surface = random.surface();
    int summit = Integer.parseInt(random.setting("summit"));
    double level = random.number("level");
    byte[] bits = bits(surface);
    int count =
        mask.grow(shifted(surface), PAD, surface.nx(), surface.ny(), summit, level, bits, PAD);
    assertMask(flood(surface, summit, level), bits, count);
    cells += count;

    boolean[] expected = new boolean[surface.z().length];
    for (int cell = 0; cell < expected.length; cell++) {
      expected[cell] = surface.z()[cell] >= level;
    }
    bits = bits(surface);
    count = LevelSetMask.fill(shifted(surface), PAD, expected.length, level, bits, PAD);
    assertMask(expected, bits, count);
  }

  /** Masks with long runs, and with many runs that wait. */
  @Test
  void largeMasks() {
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      int nx = 1 + random.nextInt(200);
      int ny = 1 + random.nextInt(60);
      double[] z = new double[nx * ny];
      double low = random.nextDouble() * 0.4;
      Arrays.setAll(z, i -> i / nx % 2 == 0 || random.nextDouble() > low ? 1 : 0);
      checkOrSave(seed, Map.of("summit", "0", "level", "1"), new Surface(z, nx, ny));
    }
  }

  @Test
  void kindsAreCalledAsInTheTables() {
    assertEquals("dominant", MaskKind.DOMINANT.word());
    assertEquals("level_set", MaskKind.LEVEL_SET.word());
  }

  @Test
  void bitsStandAsNumpyPacksThem() {
    double[] z = {5, 1, 1, 4, 4, 1, 1, 1, 4, 1};
    byte[] bits = new byte[2];
    assertEquals(4, LevelSetMask.fill(z, 0, z.length, 4, bits, 0));
    assertArrayEquals(new byte[] {(byte) 0b10011000, (byte) 0b10000000}, bits);
  }

  /** Room for a mask, full of bits of before. */
  private static byte[] bits(Surface surface) {
    byte[] bits = new byte[MaskBits.bytes(surface.z().length) + 2 * PAD];
    Arrays.fill(bits, (byte) 0x55);
    return bits;
  }

  /** The surface behind some cells that would show if they were read. */
  private static double[] shifted(Surface surface) {
    double[] values = new double[surface.z().length + 2 * PAD];
    Arrays.fill(values, Double.MAX_VALUE);
    System.arraycopy(surface.z(), 0, values, PAD, surface.z().length);
    return values;
  }

  private static void assertMask(boolean[] expected, byte[] bits, int count) {
    int size = 0;
    for (int cell = 0; cell < expected.length; cell++) {
      assertEquals(expected[cell], MaskBits.contains(bits, PAD, cell), "cell " + cell);
      size += expected[cell] ? 1 : 0;
    }
    int bytes = MaskBits.bytes(expected.length);
    assertEquals(size, count);
    assertEquals(size, MaskBits.count(bits, PAD, bytes), "bits beyond the last cell");
    for (int i = 0; i < PAD; i++) {
      assertEquals(0x55, bits[i]);
      assertEquals(0x55, bits[PAD + bytes + i]);
    }
  }

  private static boolean[] flood(Surface surface, int summit, double level) {
    boolean[] in = new boolean[surface.z().length];
    Deque<Integer> open = new ArrayDeque<>();
    in[summit] = true;
    if (surface.z()[summit] >= level) {
      open.add(summit);
    }
    while (!open.isEmpty()) {
      int cell = open.remove();
      int ix = cell % surface.nx();
      int[] neighbours = {
        ix > 0 ? cell - 1 : -1,
        ix + 1 < surface.nx() ? cell + 1 : -1,
        cell - surface.nx(),
        cell + surface.nx()
      };
      for (int next : neighbours) {
        if (next >= 0 && next < in.length && !in[next] && surface.z()[next] >= level) {
          in[next] = true;
          open.add(next);
        }
      }
    }
    return in;
  }
}
