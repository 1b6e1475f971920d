package io.github.orometry.job.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReorderingTest {
  private static final Grid GRID = Grid.ofIndices(3, 2);

  @TempDir private Path folder;

  /** Surfaces whose cell i holds a number made of their key and i. */
  private record Keyed(long[] keys) implements SurfaceSource {
    @Override
    public int size() {
      return keys.length;
    }

    @Override
    public SurfaceReader open() {
      return new SurfaceReader() {
        @Override
        public void read(int from, int to, SurfaceBatch batch) {
          batch.resize(to - from);
          for (int k = from; k < to; k++) {
            int epoch = SurfaceKey.epochIdx(keys[k]);
            int bin = SurfaceKey.timeBinIdx(keys[k]);
            batch.name(k - from, epoch, bin);
            for (int i = 0; i < batch.cells(); i++) {
              batch.values()[(k - from) * batch.cells() + i] = value(epoch, bin, i);
            }
          }
        }

        @Override
        public void close() {
          // Nothing is open.
        }
      };
    }

    @Override
    public String label() {
      return "keyed";
    }

    @Override
    public String describe(int k) {
      return "keyed " + k;
    }
  }

  private static double value(int epoch, int bin, int i) {
    return 1e6 * epoch + 10 * bin + i;
  }

  private static Inputs shuffled(int epochs, int bins, int sources) {
    List<Long> keys = new ArrayList<>();
    for (int n = 0; n < epochs * bins; n++) {
      keys.add(SurfaceKey.of(2 * (n / bins), n % bins));
    }
    Collections.shuffle(keys, new Random(bins));
    List<SurfaceSource> all = new ArrayList<>();
    for (int s = 0; s < sources; s++) {
      List<Long> part = keys.subList(s * keys.size() / sources, (s + 1) * keys.size() / sources);
      all.add(new Keyed(part.stream().mapToLong(key -> key).toArray()));
    }
    return new Inputs(GRID, all, false, List.of(), List.of());
  }

  private Staging staging() {
    return new Staging(() -> Location.of(folder.toString()));
  }

  @Test
  void whatIsInOrderStaysWhereItIs() throws IOException {
    Inputs shuffled = shuffled(1, 2, 1);
    Inputs ordered = shuffled.with(shuffled.sources());
    assertSame(ordered, Reordering.of(ordered, TestArrays.NO_STAGING));
  }

  @Test
  void whatIsNotComesInTheOrderOfTheKeys() throws Exception {
    Inputs ordered = Reordering.of(shuffled(4, 100, 3), staging());
    assertTrue(ordered.ordered());
    assertEquals(1, ordered.sources().size());
    SurfaceSource source = TestSerialization.copy(ordered.sources().get(0));
    assertEquals(400, source.size());
    long[] sorted = source.keys().clone();
    Arrays.sort(sorted);
    assertTrue(Arrays.equals(sorted, source.keys()));
    assertEquals("shuffled input, epoch 2, time bin 17", source.describe(117));
    SurfaceBatch batch = new SurfaceBatch(6);
    try (SurfaceReader reader = source.open()) {
      for (int from : new int[] {0, 390, 33, 0}) {
        int to = Math.min(400, from + 150);
        reader.read(from, to, batch);
        assertEquals(to - from, batch.size());
        for (int k = 0; k < batch.size(); k++) {
          int epoch = (from + k) / 100 * 2;
          int bin = (from + k) % 100;
          assertEquals(epoch, batch.epochIdx(k));
          assertEquals(bin, batch.timeBinIdx(k));
          for (int i = 0; i < 6; i++) {
            assertEquals(value(epoch, bin, i), batch.values()[6 * k + i]);
          }
        }
      }
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(399, 401, batch));
    }
  }

  @Test
  void aFolderThatCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Staging staging = new Staging(() -> Location.of(file.toString()));
    FailedException e =
        assertThrows(FailedException.class, () -> Reordering.of(shuffled(1, 5, 1), staging));
    assertTrue(
        e.getMessage().startsWith("the shuffled input cannot be written to " + file),
        e.getMessage());
  }
}
