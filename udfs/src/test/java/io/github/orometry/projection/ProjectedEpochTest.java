package io.github.orometry.projection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.stack.HeldSurfaces;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import io.github.orometry.testing.TestSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectedEpochTest {
  private static final int CELLS = 99;
  private static final int[] SIZES = {130, 1, 240};
  private static final double[][] EPOCHS = new double[SIZES.length][];

  static {
    Random random = new Random(3);
    for (int epoch = 0; epoch < SIZES.length; epoch++) {
      EPOCHS[epoch] = random.doubles((long) SIZES[epoch] * CELLS).toArray();
      for (int i = 0; i < EPOCHS[epoch].length; i += 7) {
        EPOCHS[epoch][i] = Double.NaN;
      }
    }
  }

  private static List<SurfaceSource> whole() {
    List<SurfaceSource> sources = new ArrayList<>();
    for (int epoch = 0; epoch < SIZES.length; epoch++) {
      sources.add(new HeldSurfaces(epoch, CELLS, EPOCHS[epoch]));
    }
    return sources;
  }

  /** The surfaces of all epochs, shuffled, in sources of 40. */
  private static List<SurfaceSource> scattered() {
    List<long[]> places = new ArrayList<>();
    for (int epoch = 0; epoch < SIZES.length; epoch++) {
      for (int t = 0; t < SIZES[epoch]; t++) {
        places.add(new long[] {epoch, t});
      }
    }
    java.util.Collections.shuffle(places, new Random(9));
    List<SurfaceSource> sources = new ArrayList<>();
    for (int from = 0; from < places.size(); from += 40) {
      List<long[]> own = places.subList(from, Math.min(from + 40, places.size()));
      double[] values = new double[own.size() * CELLS];
      long[] keys = new long[own.size()];
      for (int k = 0; k < keys.length; k++) {
        int epoch = (int) own.get(k)[0];
        int t = (int) own.get(k)[1];
        keys[k] = SurfaceKey.of(epoch, t);
        System.arraycopy(EPOCHS[epoch], t * CELLS, values, k * CELLS, CELLS);
      }
      sources.add(new TestSource(CELLS, values).named(keys));
    }
    return sources;
  }

  /** The maximum of each cell, found the plainest way. */
  private static double[] maximum(double[] surfaces) {
    double[] maximum = new double[CELLS];
    for (int i = 0; i < CELLS; i++) {
      double highest = Double.NaN;
      for (int at = i; at < surfaces.length; at += CELLS) {
        highest = highest >= surfaces[at] || Double.isNaN(surfaces[at]) ? highest : surfaces[at];
      }
      maximum[i] = highest;
    }
    return maximum;
  }

  private static void check(List<SurfaceSource> projected) throws IOException {
    assertEquals(SIZES.length, projected.size());
    SurfaceBatch batch = new SurfaceBatch(CELLS);
    for (int epoch = 0; epoch < SIZES.length; epoch++) {
      SurfaceSource source = projected.get(epoch);
      assertEquals(1, source.size());
      assertArrayEquals(new long[] {SurfaceKey.of(epoch, 0)}, source.keys());
      try (SurfaceReader reader = source.open()) {
        reader.read(0, 1, batch);
      }
      assertEquals(epoch, batch.epochIdx(0));
      assertEquals(0, batch.timeBinIdx(0));
      assertArrayEquals(
          maximum(EPOCHS[epoch]), Arrays.copyOf(batch.values(), CELLS), "epoch " + epoch);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 21, 1000})
  void wholeEpochsWithAnyNumberOfThreads(int threads) throws IOException {
    check(ProjectedEpoch.of(whole(), threads, done -> {}));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 9})
  void epochsWhoseSurfacesLieScattered(int threads) throws IOException {
    check(ProjectedEpoch.of(scattered(), threads, done -> {}));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void tellsOfEverySurface(int threads) throws IOException {
    LongAdder told = new LongAdder();
    for (SurfaceSource source : ProjectedEpoch.of(scattered(), threads, told::add)) {
      try (SurfaceReader reader = source.open()) {
        reader.read(0, 1, new SurfaceBatch(CELLS));
      }
    }
    assertEquals(Arrays.stream(SIZES).sum(), told.sum());
  }

  @Test
  void onlyWhatThereIsCanBeRead() throws IOException {
    SurfaceSource source = ProjectedEpoch.of(whole(), 1, done -> {}).get(0);
    SurfaceBatch batch = new SurfaceBatch(CELLS);
    try (SurfaceReader reader = source.open()) {
      reader.read(1, 1, batch);
      assertEquals(0, batch.size());
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(0, 2, batch));
    }
    assertEquals(List.of(), ProjectedEpoch.of(List.of(), 4, done -> {}));
  }

  @Test
  void isCalledByWhatItIsMadeOf() throws IOException {
    SurfaceSource source = ProjectedEpoch.of(whole(), 1, done -> {}).get(2);
    String words = "the maximum projection of 240 surfaces, the first being epoch 2, time bin 0";
    assertEquals(words, source.label());
    assertEquals(words, source.describe(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void aFailureOfAnyPieceIsThatOfTheSource(int threads) throws IOException {
    TestSource broken = new TestSource(CELLS, EPOCHS[2]).failingAt(201);
    SurfaceSource source = ProjectedEpoch.of(List.of(broken), threads, done -> {}).get(0);
    try (SurfaceReader reader = source.open()) {
      IOException failure =
          assertThrows(IOException.class, () -> reader.read(0, 1, new SurfaceBatch(CELLS)));
      assertEquals("surface 201 is broken", failure.getMessage());
    }
    assertEquals(0, broken.openReaders());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void whatElseIsThrownIsThrownOn(int threads) throws IOException {
    RuntimeException thrown = new IllegalStateException("told");
    SurfaceSource source =
        ProjectedEpoch.of(
                whole(),
                threads,
                done -> {
                  throw thrown;
                })
            .get(0);
    try (SurfaceReader reader = source.open()) {
      assertSame(
          thrown,
          assertThrows(
              IllegalStateException.class, () -> reader.read(0, 1, new SurfaceBatch(CELLS))));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void aChecksumIsThatOfTheSourceThatAnEpochIs(int threads) throws IOException {
    TestSource summed = new TestSource(CELLS, EPOCHS[0]).withChecksum();
    SurfaceSource projected = ProjectedEpoch.of(List.of(summed), threads, done -> {}).get(0);
    assertTrue(projected.checksum().isPresent());
    try (SurfaceReader reader = projected.open()) {
      reader.read(0, 1, new SurfaceBatch(CELLS));
      assertEquals(projected.checksum().getAsInt(), reader.checksum());
      assertEquals(0, reader.checksum());
    }
    List<SurfaceSource> twoInOne = List.of(summed, new TestSource(CELLS, EPOCHS[1]));
    assertEquals(OptionalInt.empty(), ProjectedEpoch.of(twoInOne, 1, done -> {}).get(0).checksum());
  }

  @Test
  void anInterruptEndsIt() throws IOException {
    SurfaceSource source = ProjectedEpoch.of(whole(), 12, done -> {}).get(2);
    try (SurfaceReader reader = source.open()) {
      Thread.currentThread().interrupt();
      IOException failure =
          assertThrows(IOException.class, () -> reader.read(0, 1, new SurfaceBatch(CELLS)));
      assertEquals("interrupted while an epoch was projected", failure.getMessage());
      assertTrue(Thread.interrupted());
    }
  }
}
