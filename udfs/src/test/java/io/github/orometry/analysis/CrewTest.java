package io.github.orometry.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.surface.Grid;
import io.github.orometry.testing.BlockText;
import io.github.orometry.testing.TestSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several threads work on one large surface. */
class CrewTest {
  private static final Grid GRID = Grid.ofIndices(420, 380);

  /** Some 100 peaks; with holes or without. */
  private static List<TestSource> hills(boolean holes) {
    double[] z = new double[GRID.cells()];
    for (int i = 0; i < z.length; i++) {
      double x = i % GRID.nx();
      double y = (i - x) / GRID.nx();
      z[i] = Math.sin(x / 14) * Math.cos(y / 11) + 1e-3 * x + Math.rint(y / 50) / 8;
      if (holes && i % 4001 < 2) {
        z[i] = Double.NaN;
      }
    }
    return List.of(new TestSource(GRID.cells(), z).named(new long[] {SurfaceKey.of(3, 0)}));
  }

  private static BatchCall call(int threads) {
    Analysis analysis = Analysis.builder().masks(0.5).outlines(true).labels(true).build();
    return new BatchCall(
        () -> Analyzer.forTables(analysis, GRID), GRID, threads, BatchSizes.AUTOMATIC);
  }

  @AfterEach
  void noThreadIsLeft() {
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(thread -> thread.isAlive() && thread.getName().startsWith("orometry")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theAnswersAreTheSame(boolean holes) {
    List<String> alone = new ArrayList<>();
    call(1).run(hills(holes), b -> alone.addAll(BlockText.of(b)), AnalysisListener.SILENT);
    assertTrue(String.join("", alone).length() > 10_000, "some peaks are compared");
    for (int threads = 2; threads < 5; threads++) {
      List<String> shared = new ArrayList<>();
      Telling telling = new Telling(Long.MAX_VALUE);
      call(threads).run(hills(holes), b -> shared.addAll(BlockText.of(b)), telling);
      assertEquals(alone, shared);
      assertEquals(AnalysisListener.SURFACE, telling.done.get());
      assertEquals(threads, telling.threads.size());
    }
  }

  /**
   * What one surface needed is nothing to the next: holes, many peaks or few, one thread or more.
   */
  @Test
  void oneAnalyzerTakesSurfacesOfAllKinds() {
    List<TestSource> sources = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      TestSource hills = hills(i % 3 == 0).get(0);
      sources.add(i % 3 == 1 ? noise(i) : hills);
    }
    Analyzer shared = Analyzer.forTables(Analysis.STANDARD, GRID);
    shared.threads(3);
    for (TestSource source : sources) {
      Analyzer fresh = Analyzer.forTables(Analysis.STANDARD, GRID);
      assertEquals(text(fresh, source), text(shared, source));
    }
  }

  private static TestSource noise(int seed) {
    double[] z = new Random(seed).doubles(GRID.cells()).toArray();
    return new TestSource(GRID.cells(), z).named(new long[] {SurfaceKey.of(3, 0)});
  }

  private static List<String> text(Analyzer analyzer, TestSource source) {
    SurfaceBatch batch = new SurfaceBatch(GRID.cells());
    try (SurfaceReader reader = source.open()) {
      reader.read(0, 1, batch);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    PeakBlock block = analyzer.newBlock();
    analyzer.analyze(batch, block);
    return BlockText.of(block);
  }

  @Test
  void itIsCancelledOnTheWay() {
    Telling telling = new Telling(AnalysisListener.SURFACE / 3);
    assertThrows(
        CancellationException.class, () -> call(3).run(hills(false), block -> {}, telling));
    assertTrue(telling.done.get() < AnalysisListener.SURFACE, telling.done.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void whatOneThrowsIsThrownAndTheOthersAreInterrupted(int failing) {
    CountDownLatch never = new CountDownLatch(1);
    IllegalStateException thrown = new IllegalStateException("part " + failing);
    ThreadCrew crew = new ThreadCrew(3);
    Exception found =
        assertThrows(
            IllegalStateException.class,
            () ->
                crew.run(
                    part -> {
                      if (part == failing) {
                        throw thrown;
                      }
                      if (part == 0) {
                        return;
                      }
                      try {
                        never.await();
                      } catch (InterruptedException e) {
                        throw new CancellationException("interrupted");
                      }
                    }));
    assertSame(thrown, found);
  }

  /** Notes what it is told, and ends the call after so many parts. */
  private static final class Telling implements AnalysisListener {
    private final AtomicLong done = new AtomicLong();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final long end;

    Telling(long end) {
      this.end = end;
    }

    @Override
    public void done(long parts) {
      threads.add(Thread.currentThread());
      done.addAndGet(parts);
    }

    @Override
    public boolean isCancelled() {
      return done.get() >= end;
    }
  }
}
