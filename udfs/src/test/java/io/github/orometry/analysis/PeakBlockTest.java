package io.github.orometry.analysis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.counts.PeakCounts;
import io.github.orometry.surface.Grid;
import io.github.orometry.testing.BlockText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PeakBlockTest {
  private static final Grid GRID = Grid.ofIndices(7, 5);
  private static final Analysis ANALYSIS =
      Analysis.builder().masks(0.5, 0.9).outlines(true).labels(true).build();
  private static final Analyzer ANALYZER = new Analyzer(ANALYSIS, GRID);

  /** Adds so many surfaces; some have no peak, some are rejected, some lack cells. */
  private static void add(PeakBlock block, int surfaces, long seed) {
    Random random = new Random(seed);
    for (int k = 0; k < surfaces; k++) {
      double[] z = new double[GRID.cells()];
      int kind = random.nextInt(6);
      for (int i = 0; i < z.length; i++) {
        double height = kind == 0 ? 1 : random.nextGaussian();
        z[i] = kind == 1 && i % 9 == 0 ? Double.NaN : height;
      }
      if (kind == 2) {
        z[random.nextInt(z.length)] = Double.POSITIVE_INFINITY;
      }
      ANALYZER.analyze(z, 0, k / 10, k % 10, block);
    }
  }

  private static PeakBlock block(int surfaces, long seed) {
    PeakBlock block = ANALYZER.newBlock();
    add(block, surfaces, seed);
    return block;
  }

  @Test
  void aCopyStaysAsItIsAndCanGrow() {
    PeakBlock block = block(50, 1);
    List<String> before = BlockText.of(block);
    PeakBlock copy = block.copy();
    block.clear();
    add(block, 60, 2);
    assertEquals(before, BlockText.of(copy));
    assertEquals(copy.peaks(), copy.heights().length);
    add(copy, 60, 2);
    assertEquals(before, BlockText.of(copy).subList(0, 50));
    assertEquals(BlockText.of(block), BlockText.of(copy).subList(50, 110));
  }

  @Test
  void withoutScoresTheRestIsTheSame() {
    PeakBlock scored = block(1, 7);
    Analyzer analyzer = Analyzer.withoutScores(ANALYSIS, GRID);
    double[] z = new Random(3).doubles(GRID.cells()).toArray();
    scored.clear();
    ANALYZER.analyze(z, 0, 0, 0, scored);
    PeakBlock block = analyzer.newBlock();
    analyzer.analyze(z, 0, 0, 0, block);
    for (int component = 0; component < PeakBlock.SCORES; component++) {
      assertTrue(Double.isNaN(block.scores(component)[0]));
      block.scores(component)[0] = scored.scores(component)[0];
    }
    assertEquals(BlockText.of(scored), BlockText.of(block));
  }

  @Test
  void growsAndKeepsWhatItHolds() {
    PeakBlock block = ANALYZER.newBlock();
    assertEquals(0, block.surfaces());
    assertEquals(0, block.peaks());
    add(block, 300, 1);
    List<String> first = BlockText.of(block);
    add(block, 2_000, 2);
    assertEquals(2_300, block.surfaces());
    assertEquals(first, BlockText.of(block).subList(0, 300));
    assertEquals(
        Stream.concat(first.stream(), BlockText.of(block(2_000, 2)).stream()).toList(),
        BlockText.of(block));
    int end = 0;
    for (int s = 0; s < block.surfaces(); s++) {
      assertEquals(end, block.firstPeak(s));
      end = block.endPeak(s);
    }
    assertEquals(end, block.peaks());
    assertTrue(end > 2_300, "too few peaks for a test: " + end);
  }

  @Test
  void isAsGoodAsNewOnceCleared() {
    PeakBlock block = block(500, 3);
    block.clear();
    assertEquals(0, block.surfaces());
    assertEquals(0, block.peaks());
    add(block, 400, 4);
    assertEquals(BlockText.of(block(400, 4)), BlockText.of(block));
  }

  @Test
  void travelsSurfaceBySurface() throws IOException {
    PeakBlock block = block(200, 5);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    for (int s = 199; s >= 0; s--) {
      block.write(s, out);
    }
    PeakBlock read = block(3, 6);
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    for (int s = 0; s < 200; s++) {
      read.read(in);
    }
    assertEquals(0, in.available());
    List<String> expected = BlockText.of(block);
    java.util.Collections.reverse(expected);
    assertEquals(expected, BlockText.of(read).subList(3, 203));
    assertEquals(BlockText.of(block(3, 6)), BlockText.of(read).subList(0, 3));
  }

  @Test
  void countsPeaksThatAreHighEnoughByTheirBin() {
    PeakBlock block = block(300, 7);
    PeakCounts counts = new PeakCounts(7, 5);
    block.count(1, counts);
    long[] expected = new long[35];
    for (int p = 0; p < block.peaks(); p++) {
      if (block.heights()[p] >= 1) {
        expected[block.cells()[p] % 7 * 5 + block.cells()[p] / 7]++;
      }
    }
    assertArrayEquals(expected, counts.values());
    block.count(Double.NEGATIVE_INFINITY, counts);
    long all = 0;
    for (long count : counts.values()) {
      all += count;
    }
    assertTrue(all > block.peaks());
  }

  @Test
  void columnsGrowByHalfAndNeverPastAnArray() {
    assertEquals(1, Columns.grown(1));
    assertEquals(15, Columns.grown(10));
    assertEquals(Integer.MAX_VALUE - 8, Columns.grown(1_500_000_000));
  }
}
