package io.github.orometry.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.surface.Grid;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The peaks of surfaces that go in and come out by memory. */
class PeakCallTest {
  private static final int NX = 13;
  private static final int NY = 9;
  private static final Grid GRID = Grid.ofIndices(NX, NY);
  private static final Analysis ANALYSIS =
      Analysis.builder().levels(0.5, 0.9).masks(0.5).minProminence(0.1).build();

  private final PeakCall call = new PeakCall(ANALYSIS, GRID);

  private int call(double[] z) {
    call.input().order(ByteOrder.nativeOrder()).rewind().asDoubleBuffer().put(z);
    return call.call();
  }

  private static double[] noise(long seed) {
    return new Random(seed).doubles(GRID.cells()).toArray();
  }

  private static double number(ByteBuffer memory, int index) {
    return memory.getDouble(index * Double.BYTES);
  }

  @Test
  void columnsAreThoseOfTheAnalysis() {
    for (int seed = 0; seed < 20; seed++) {
      PeakBlock expected = ANALYSIS.analyze(GRID, noise(seed));
      int n = call(noise(seed));
      assertEquals(expected.peaks(), n);
      ByteBuffer found = call.output().duplicate().order(ByteOrder.nativeOrder());
      int integers = (5 + 6 * 2) * n * Double.BYTES;
      for (int p = 0; p < n; p++) {
        assertEquals(expected.heights()[p], number(found, p));
        assertEquals(expected.prominences()[p], number(found, n + p));
        assertEquals(expected.keyCols()[p], number(found, 2 * n + p));
        assertEquals(expected.keyColXs()[p], number(found, 3 * n + p));
        assertEquals(expected.keyColYs()[p], number(found, 4 * n + p));
        assertEquals(expected.cells()[p], found.getInt(integers + 4 * p));
        assertEquals(expected.parents()[p], found.getInt(integers + 4 * (n + p)));
        assertEquals(expected.edgeLimited()[p], found.getInt(integers + 4 * (2 * n + p)));
      }
      for (int s = 0; s < 2 * n; s++) {
        assertEquals(expected.slices().level()[s], number(found, 5 * n + s));
        assertEquals(expected.slices().x0()[s], number(found, 7 * n + s));
        assertEquals(expected.slices().y0()[s], number(found, 9 * n + s));
        assertEquals(expected.slices().width()[s], number(found, 11 * n + s));
        assertEquals(expected.slices().depth()[s], number(found, 13 * n + s));
        assertEquals(expected.slices().area()[s], number(found, 15 * n + s));
      }
      for (int i = 0; i < expected.masks().bytes(); i++) {
        assertEquals(expected.masks().bits()[i], found.get(integers + 12 * n + i));
      }
    }
  }

  @Test
  void anInfiniteCellRejectsASurfaceAndNoOther() {
    double[] z = noise(1);
    z[NX + 2] = Double.POSITIVE_INFINITY;
    assertEquals(PeakCall.REJECTED, call(z));
    assertEquals("cell (iy 1, ix 2) is inf", call.error());
    assertEquals(ANALYSIS.analyze(GRID, noise(1)).peaks(), call(noise(1)));
    assertEquals(0, call(new double[GRID.cells()]));
  }

  @Test
  void memoryGrowsWithThePeaks() {
    Grid large = Grid.ofIndices(90, 80);
    PeakCall many = new PeakCall(Analysis.builder().levels().build(), large);
    double[] z = new Random(3).doubles(large.cells()).toArray();
    many.input().order(ByteOrder.nativeOrder()).rewind().asDoubleBuffer().put(z);
    int before = many.output().capacity();
    int n = many.call();
    assertTrue(many.output().capacity() > before);
    assertTrue(many.output().capacity() >= n * 52);
    PeakBlock expected = Analysis.STANDARD.analyze(large, z);
    ByteBuffer found = many.output().duplicate().order(ByteOrder.nativeOrder());
    assertEquals(expected.heights()[n - 1], number(found, n - 1));
  }
}
