package io.github.orometry.analysis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import java.lang.management.ManagementFactory;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Once grown, an analyzer and its block allocate nothing for a surface. */
class AllocationTest {
  private static final int SURFACES = 16;
  private static final int ROUNDS = 25;

  /** What the measuring itself, and a compiler at work, may take in a round. */
  private static final long MOST_BYTES = 2 * SURFACES;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @EnumSource
  void nothingForASurface(Connectivity connectivity) {
    Grid grid = Grid.ofIndices(31, 23);
    double[] stack = new Random(4).doubles((long) SURFACES * grid.cells()).toArray();
    for (int i = 0; i < stack.length / 3; i += 11) {
      stack[i] = Double.NaN;
    }
    Analysis analysis =
        Analysis.builder()
            .connectivity(connectivity)
            .levels(0.9)
            .masks(0.5, 0.9)
            .levelMasks(true)
            .outlines(true)
            .labels(true)
            .build();
    Analyzer analyzer = new Analyzer(analysis, grid);
    PeakBlock block = analyzer.newBlock();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      block.clear();
      for (int k = 0; k < SURFACES; k++) {
        analyzer.analyze(stack, k * grid.cells(), 0, k, block);
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertTrue(block.peaks() > SURFACES, "too few peaks for a test: " + block.peaks());
    assertTrue(least <= MOST_BYTES, least + " bytes for " + SURFACES + " surfaces");
  }
}
