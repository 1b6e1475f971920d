package io.github.orometry.job.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.Dims;
import io.github.orometry.job.input.InputReader;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.input.SlabKey;
import io.github.orometry.job.input.SlabReader;
import io.github.orometry.job.input.SlabSource;
import io.github.orometry.job.input.StackFiles;
import io.github.orometry.job.input.SurfaceStack;
import io.github.orometry.job.slab.SlabBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectedEpochTest {
  private static final SurfaceStack STACK = SurfaceStack.of(7, 11, 9, 130, 1, 240);

  @TempDir private Path folder;

  private Inputs open(Path... files) {
    return InputReader.open(List.of(files), Dims.DEFAULT, () -> folder);
  }

  /** The maximum of each cell, found the plainest way. */
  private static double[] maximum(double[][] surfaces) {
    double[] maximum = new double[surfaces[0].length];
    for (int i = 0; i < maximum.length; i++) {
      int cell = i;
      maximum[i] =
          Arrays.stream(surfaces)
              .mapToDouble(surface -> surface[cell])
              .filter(value -> !Double.isNaN(value))
              .max()
              .orElse(Double.NaN);
    }
    return maximum;
  }

  private static void check(Inputs projected) throws IOException {
    assertEquals(STACK.epochs().length, projected.sources().size());
    assertTrue(projected.ordered());
    SlabBatch batch = new SlabBatch(99);
    for (int epoch = 0; epoch < STACK.epochs().length; epoch++) {
      SlabSource source = projected.sources().get(epoch);
      assertArrayEquals(new long[] {SlabKey.of(epoch, 0)}, source.keys());
      source.read(0, 1, batch);
      assertEquals(epoch, batch.epochIdx(0));
      assertEquals(0, batch.timeBinIdx(0));
      assertArrayEquals(
          maximum(STACK.epochs()[epoch]), Arrays.copyOf(batch.values(), 99), "epoch " + epoch);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 21, 1000})
  void arraysWithAnyNumberOfThreads(int threads) throws IOException {
    Path[] files =
        new StackFiles(STACK).npy(folder.resolve("a"), "x,y,t", false).toArray(Path[]::new);
    check(ProjectedEpoch.of(open(files), threads));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9})
  void epochsThatRunAcrossRowGroups(int threads) throws IOException {
    Path file = new StackFiles(STACK).parquet(folder.resolve("a.parquet"));
    assertTrue(open(file).sources().size() > 1, "row groups");
    check(ProjectedEpoch.of(open(file), threads));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9})
  void epochsWhoseSurfacesLieScattered(int threads) throws IOException {
    Path file = new StackFiles(STACK).shuffledParquet(folder.resolve("a.parquet"), 1);
    check(ProjectedEpoch.of(open(file), threads));
    check(ProjectedEpoch.of(open(file).inOrder(() -> folder), threads));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void tellsOfEverySurface(int threads) throws IOException {
    Path file = new StackFiles(STACK).npz(folder.resolve("a.npz"));
    LongAdder told = new LongAdder();
    Inputs inputs = open(file);
    for (SlabSource source : ProjectedEpoch.of(inputs, threads, told::add).sources()) {
      source.read(0, 1, new SlabBatch(99));
    }
    assertEquals(inputs.slabs(), told.sum());
  }

  @Test
  void onlyWhatThereIsCanBeRead() throws IOException {
    Path file = new StackFiles(STACK).npz(folder.resolve("a.npz"));
    SlabSource source = ProjectedEpoch.of(open(file), 1).sources().get(0);
    SlabBatch batch = new SlabBatch(99);
    try (SlabReader reader = source.open()) {
      reader.read(1, 1, batch);
      assertEquals(0, batch.size());
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(0, 2, batch));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void aFileThatIsCutShortMeanwhile(int threads) throws IOException {
    Path file =
        new StackFiles(STACK).npy(folder.resolve("a"), "t,x,y", false).get(0).toAbsolutePath();
    Inputs inputs = InputReader.open(List.of(file), Dims.parse("t,x,y"), () -> folder);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 8 * 99 * 20));
    SlabSource source = ProjectedEpoch.of(inputs, threads).sources().get(0);
    JobException failure =
        assertThrows(JobException.class, () -> source.read(0, 1, new SlabBatch(99)));
    assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
  }
}
