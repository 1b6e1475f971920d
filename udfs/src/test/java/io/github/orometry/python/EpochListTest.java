package io.github.orometry.python;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.orometry.stack.HeldSurfaces;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceReader;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EpochListTest {
  private static final EpochList LIST =
      new EpochList(
          List.of(
              new HeldSurfaces(0, 2, new double[] {0, 1, 2, 3}),
              new HeldSurfaces(2, 2, new double[] {4, 5}),
              new HeldSurfaces(3, 2, new double[] {6, 7, 8, 9, 10, 11})));

  @Test
  void anyRangeIsThatOfTheEpochsInARow() throws IOException {
    long[] keys = LIST.keys();
    assertArrayEquals(
        new long[] {
          SurfaceKey.of(0, 0),
          SurfaceKey.of(0, 1),
          SurfaceKey.of(2, 0),
          SurfaceKey.of(3, 0),
          SurfaceKey.of(3, 1),
          SurfaceKey.of(3, 2)
        },
        keys);
    assertEquals(6, LIST.size());
    SurfaceBatch batch = new SurfaceBatch(2);
    try (SurfaceReader reader = LIST.open()) {
      for (int from = 0; from <= 6; from++) {
        for (int to = from + 1; to <= 6; to++) {
          reader.read(from, to, batch);
          assertEquals(to - from, batch.size());
          for (int k = 0; k < batch.size(); k++) {
            assertEquals(keys[from + k], SurfaceKey.of(batch.epochIdx(k), batch.timeBinIdx(k)));
            assertEquals(2 * (from + k), batch.values()[2 * k]);
            assertEquals(2 * (from + k) + 1, batch.values()[2 * k + 1]);
          }
        }
      }
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(5, 7, batch));
    }
    assertEquals("epoch 3, time bin 1", LIST.describe(4));
    assertEquals("the stack", LIST.label());
  }
}
