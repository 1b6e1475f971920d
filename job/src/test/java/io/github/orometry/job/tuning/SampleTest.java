package io.github.orometry.job.tuning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.orometry.job.input.Dims;
import io.github.orometry.job.input.InputReader;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.input.SlabKey;
import io.github.orometry.job.input.SlabReader;
import io.github.orometry.job.input.SlabSource;
import io.github.orometry.job.input.StackFiles;
import io.github.orometry.job.input.SurfaceStack;
import io.github.orometry.job.input.TestSerialization;
import io.github.orometry.job.slab.SlabBatch;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sample is the input from its first surface on, as often as it takes. */
class SampleTest {
  private static final SurfaceStack STACK = SurfaceStack.of(3, 5, 4, 7, 1, 3);
  private static final int CELLS = 20;
  private static final List<double[]> SURFACES =
      Arrays.stream(STACK.epochs()).flatMap(Stream::of).toList();

  @TempDir private Path folder;
  private Inputs inputs;

  @BeforeEach
  void open() throws Exception {
    List<Path> files = new StackFiles(STACK).npy(folder.resolve("in"), "x,y,t", false);
    inputs =
        InputReader.open(
            files,
            Dims.parse("x,y,t"),
            () -> {
              throw new IllegalStateException("nothing is staged");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 11, 13, 40})
  void itsSurfacesAreThoseOfTheInputInTurn(int step) throws Exception {
    Inputs sample = Sample.of(inputs, 40);
    assertEquals(40, sample.slabs());
    SlabSource source = TestSerialization.copy(sample.sources().get(0));
    SlabBatch batch = new SlabBatch(CELLS);
    try (SlabReader reader = source.open()) {
      for (int from = 0; from < 40; from += step) {
        int to = Math.min(40, from + step);
        reader.read(from, to, batch);
        assertEquals(to - from, batch.size());
        for (int k = from; k < to; k++) {
          assertEquals(0, batch.epochIdx(k - from));
          assertEquals(k, batch.timeBinIdx(k - from));
          assertArrayEquals(
              SURFACES.get(k % SURFACES.size()),
              Arrays.copyOfRange(batch.values(), (k - from) * CELLS, (k - from + 1) * CELLS),
              "surface " + k);
        }
      }
    }
  }

  @Test
  void itsKeysAreItsOwnAndItsNamesTheInputs() {
    SlabSource source = Sample.of(inputs, 12).sources().get(0);
    assertEquals(SlabKey.of(0, 11), source.keys()[11]);
    assertEquals(inputs.sources().get(2).describe(1), source.describe(9));
    assertEquals(inputs.sources().get(0).describe(0), source.describe(11));
  }

  @Test
  void itEnds() throws Exception {
    SlabSource source = Sample.of(inputs, 12).sources().get(0);
    SlabBatch batch = new SlabBatch(CELLS);
    try (SlabReader reader = source.open()) {
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(11, 13, batch));
    }
  }
}
