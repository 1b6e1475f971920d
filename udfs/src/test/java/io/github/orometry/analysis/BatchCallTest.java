package io.github.orometry.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.surface.Grid;
import io.github.orometry.testing.BlockText;
import io.github.orometry.testing.TestSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchCallTest {
  private static final Grid GRID = Grid.ofIndices(9, 7);
  private static final Analysis ANALYSIS = Analysis.builder().masks(0.5).build();
  private static final int[] SIZES = {137, 1, 60};

  private final List<TestSource> sources = new ArrayList<>();

  BatchCallTest() {
    for (int epoch = 0; epoch < SIZES.length; epoch++) {
      sources.add(source(epoch, SIZES[epoch]));
    }
  }

  private static TestSource source(int epoch, int size) {
    double[] values = new Random(epoch).doubles((long) size * GRID.cells()).toArray();
    for (int i = 0; i < values.length; i += 997) {
      values[i] = i % 2 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY;
    }
    long[] keys = IntStream.range(0, size).mapToLong(t -> SurfaceKey.of(epoch, t)).toArray();
    return new TestSource(GRID.cells(), values).named(keys).withChecksum();
  }

  private static BatchCall call(int threads, int perTask, int buffer) {
    BatchSizes sizes = new BatchSizes(perTask, buffer, 0, 0);
    return new BatchCall(() -> new Analyzer(ANALYSIS, GRID), GRID, threads, sizes);
  }

  private List<String> lines(BatchCall call) {
    List<String> lines = new ArrayList<>();
    call.run(sources, block -> lines.addAll(BlockText.of(block)), AnalysisListener.SILENT);
    return lines;
  }

  /** However a run ends, it leaves neither a thread nor an open reader. */
  @AfterEach
  void nothingIsLeft() {
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.isAlive() && thread.getName().startsWith("orometry")));
    sources.forEach(source -> assertEquals(0, source.openReaders()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theSameAnswersInTheSameOrder(int threads) {
    List<String> plain = lines(call(1, 1000, 1));
    assertEquals(198, plain.size());
    for (int perTask : new int[] {0, 1, 2, 7, 50, 1000}) {
      for (int buffer : new int[] {0, 1, 3, 1000}) {
        assertEquals(plain, lines(call(threads, perTask, buffer)), perTask + ", " + buffer);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void eachSurfaceIsReadOnceAndSummedUp(int threads) {
    BatchCall call = call(threads, 11, 4);
    lines(call);
    int[] sums = new int[sources.size()];
    for (RangeWorker worker : call.workers()) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] ^= worker.checksums()[i];
      }
    }
    for (int i = 0; i < sums.length; i++) {
      assertEquals(SIZES[i], sources.get(i).reads());
      assertEquals(sources.get(i).checksum().getAsInt(), sums[i], "source " + i);
    }
    assertTrue(call.workers().stream().mapToLong(RangeWorker::computeNanos).sum() > 0);
    assertTrue(call.workers().stream().mapToLong(RangeWorker::readNanos).sum() > 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void theListenerIsToldOfEverySurface(int threads) {
    AtomicLong told = new AtomicLong();
    AnalysisListener listener =
        new AnalysisListener() {
          @Override
          public void done(long parts) {
            told.addAndGet(parts);
          }
        };
    call(threads, 5, 2).run(sources, block -> {}, listener);
    assertEquals(198 * AnalysisListener.SURFACE, told.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void noSourcesNoAnswers(int threads) {
    call(threads, 0, 0)
        .run(List.of(), block -> assertEquals(0, block.surfaces()), AnalysisListener.SILENT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8})
  void theFirstSurfaceThatCannotBeReadIsToldWhateverTheThreads(int threads) {
    sources.get(0).failingAt(77);
    sources.get(2).failingAt(0);
    for (int perTask : new int[] {1, 4, 50, 1000}) {
      for (int buffer : new int[] {1, 6, 1000}) {
        List<String> given = new ArrayList<>();
        UnreadableException failure =
            assertThrows(
                UnreadableException.class,
                () ->
                    call(threads, perTask, buffer)
                        .run(
                            sources,
                            block -> given.addAll(BlockText.of(block)),
                            AnalysisListener.SILENT));
        assertEquals("surface 77 cannot be read: surface 77 is broken", failure.getMessage());
        assertEquals("surface 77", failure.surface());
        assertTrue(given.size() <= 77, given.size() + " answers before it");
        nothingIsLeft();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void whatTheSinkThrowsIsThrownOn(int threads) {
    for (Throwable thrown : List.of(new IllegalStateException("full"), new StackOverflowError())) {
      AtomicInteger given = new AtomicInteger();
      Consumer<PeakBlock> sink =
          block -> {
            if (given.incrementAndGet() == 3) {
              BatchCallTest.<RuntimeException>sneak(thrown);
            }
          };
      Throwable caught =
          assertThrows(
              thrown.getClass(),
              () -> call(threads, 2, 2).run(sources, sink, AnalysisListener.SILENT));
      assertSame(thrown, caught);
      assertEquals(3, given.get());
      nothingIsLeft();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void theListenerCanEndIt(int threads) {
    AtomicInteger done = new AtomicInteger();
    AnalysisListener listener =
        new AnalysisListener() {
          @Override
          public void done(long parts) {
            done.incrementAndGet();
          }

          @Override
          public boolean isCancelled() {
            return done.get() >= 20;
          }
        };
    CancellationException e =
        assertThrows(
            CancellationException.class,
            () -> call(threads, 4, 2).run(sources, block -> {}, listener));
    assertEquals("the analysis was cancelled", e.getMessage());
    assertTrue(done.get() < 20 + threads, done + " surfaces");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void anInterruptEndsIt(int threads) {
    AtomicInteger given = new AtomicInteger();
    assertThrows(
        CancellationException.class,
        () ->
            call(threads, 2, 1)
                .run(
                    sources,
                    block -> {
                      given.incrementAndGet();
                      Thread.currentThread().interrupt();
                    },
                    AnalysisListener.SILENT));
    assertEquals(1, given.get());
    assertTrue(Thread.interrupted(), "the thread stays interrupted");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aReaderThatCannotBeClosedIsToldUnlessSomethingElseIs(int threads) {
    sources.get(1).failingToClose();
    sources.remove(2);
    assertEquals(
        "cannot be closed",
        assertThrows(UnreadableException.class, () -> lines(call(threads, 3, 3)))
            .getCause()
            .getMessage());
    assertThrows(
        IllegalStateException.class,
        () ->
            call(threads, 3, 3)
                .run(
                    List.of(sources.get(1)),
                    block -> {
                      throw new IllegalStateException("first");
                    },
                    AnalysisListener.SILENT));
  }

  /** With a sink that waits until nothing goes on: what waits for it is bounded. */
  @Test
  void noMoreAnswersWaitThanThereIsRoomFor() {
    Grid grid = Grid.ofIndices(200, 200);
    double[] values = new Random(6).doubles(150L * grid.cells()).toArray();
    Analysis plain = Analysis.builder().levels().build();
    Set<PeakBlock> blocks = Collections.newSetFromMap(new IdentityHashMap<>());
    AtomicInteger given = new AtomicInteger();
    new BatchCall(() -> new Analyzer(plain, grid), grid, 2, new BatchSizes(5, 3, 0, 0))
        .run(
            List.of(new TestSource(grid.cells(), values)),
            block -> {
              assertTrue(block.peaks() > 30_000, block.peaks() + " peaks");
              awaitAllWaiting();
              blocks.add(block);
              given.incrementAndGet();
            },
            AnalysisListener.SILENT);
    assertEquals(30, given.get());
    // 2^18 peaks, and for each thread a block that waits and one that is being filled.
    assertTrue(blocks.size() <= 8 + 4, blocks.size() + " blocks");
  }

  private static void awaitAllWaiting() {
    while (Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("orometry"))
        .anyMatch(thread -> thread.isAlive() && thread.getState() != Thread.State.WAITING)) {
      Thread.onSpinWait();
    }
  }

  @Test
  void oneAnalyzerForEachThread() {
    AtomicInteger made = new AtomicInteger();
    new BatchCall(
            () -> {
              made.incrementAndGet();
              return new Analyzer(ANALYSIS, GRID);
            },
            GRID,
            3,
            new BatchSizes(10, 5, 0, 0))
        .run(sources, block -> {}, AnalysisListener.SILENT);
    assertEquals(3, made.get());
    assertThrows(IllegalArgumentException.class, () -> new BatchCall(ANALYSIS, GRID, 0));
  }
}
