package io.github.orometry.testing;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.Analyzer;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.mask.MaskBits;
import io.github.orometry.surface.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Answers with every kind of value a surface can give; not those of real surfaces. */
public final class SampleBlocks {
  public static final Grid GRID =
      new Grid(new double[] {-1.5, 0, 0.25, 3, 8}, new double[] {10, 11, 13});

  /** Bytes of a mask. */
  public static final int MASK_BYTES = 2;

  /** Slices at two levels, two masks, outlines and labels. */
  public static final Analysis ANALYSIS =
      Analysis.builder().levels(0.5, 0.9).masks(0.5, -0.25).outlines(true).labels(true).build();

  private static final int MASKS = 2;
  private static final int SLICE_FIELDS = 6;

  private SampleBlocks() {}

  /** An empty block of an analysis, for tables. */
  public static PeakBlock empty(Analysis analysis) {
    return Analyzer.forTables(analysis, GRID).newBlock();
  }

  /** A block of {@code surfaces} answers in order, ten time bins an epoch. */
  public static PeakBlock of(Analysis analysis, int surfaces, long seed) {
    return part(analysis, surfaces, seed, 0, surfaces);
  }

  /** Answers {@code [from, to)} of the same. */
  public static PeakBlock part(Analysis analysis, int surfaces, long seed, int from, int to) {
    PeakBlock block = empty(analysis);
    answers(surfaces, block.levels().count(), seed)
        .subList(from, to)
        .forEach(answer -> answer.addTo(block));
    return block;
  }

  /** The same answers one by one, with slices at so many levels. */
  public static List<SurfaceAnswer> answers(int surfaces, int levels, long seed) {
    Random random = new Random(seed);
    List<SurfaceAnswer> answers = new ArrayList<>();
    for (int k = 0; k < surfaces; k++) {
      answers.add(
          k % 11 == 7
              ? SurfaceAnswer.rejected(
                  k / 10, k % 10, 1, "cell (iy 0, ix 1) is \"inf\", not valid", MASKS, MASK_BYTES)
              : answer(k / 10, k % 10, random.nextInt(4), levels, random));
    }
    return answers;
  }

  /** One answer with so many peaks. */
  public static SurfaceAnswer answer(int epoch, int bin, int peaks, int levels, Random random) {
    int[] cell = random.ints(peaks, 0, GRID.cells()).toArray();
    int[] parent = random.ints(peaks, 0, peaks + 1).toArray();
    boolean[] edge = new boolean[peaks];
    double[] keyCol = values(peaks, random);
    for (int k = 0; k < peaks; k++) {
      edge[k] = random.nextBoolean();
      keyCol[k] = k == 0 ? Double.NaN : keyCol[k];
    }
    double[] slices = values(peaks * levels * SLICE_FIELDS, random);
    for (int k = 0; k < peaks * levels; k += 3) {
      for (int field = 1; field < SLICE_FIELDS; field++) {
        slices[k * SLICE_FIELDS + field] = Double.NaN;
      }
    }
    byte[] masks = new byte[MASKS * MASK_BYTES];
    random.nextBytes(masks);
    double max = peaks > 0 ? random.nextGaussian() : Double.NaN;
    int missing = random.nextInt(3);
    double[] heights = values(peaks, random);
    double[] prominences = values(peaks, random);
    return new SurfaceAnswer(
        epoch,
        bin,
        peaks > 0 ? SurfaceStatus.OK : SurfaceStatus.NO_PEAK,
        max,
        missing,
        null,
        cell,
        parent,
        edge,
        heights,
        keyCol,
        keyCol,
        keyCol,
        prominences,
        slices,
        domains(keyCol, heights),
        new double[] {random.nextDouble(), 0.25, 0, 1, 0.1, peaks > 0 ? random.nextDouble() : 0},
        masks,
        new int[] {cellsOf(masks, 0), cellsOf(masks, 1)});
  }

  /** Every third one is not there. */
  private static double[] domains(double[] keyCol, double[] heights) {
    double[] domains = new double[keyCol.length * SLICE_FIELDS];
    for (int i = 0; i < domains.length; i++) {
      int peak = i / SLICE_FIELDS;
      domains[i] = peak % 3 == 1 ? Double.NaN : heights[peak] + i % SLICE_FIELDS;
    }
    for (int peak = 0; peak < keyCol.length; peak++) {
      domains[peak * SLICE_FIELDS] = keyCol[peak];
    }
    return domains;
  }

  private static int cellsOf(byte[] masks, int mask) {
    return MaskBits.count(masks, mask * MASK_BYTES, MASK_BYTES);
  }

  private static double[] values(int count, Random random) {
    double[] extremes = {-0.0, 0.0, Double.MIN_VALUE, Double.MAX_VALUE, -1e-300, 0.1};
    return random
        .doubles(count)
        .map(v -> v < 0.2 ? extremes[random.nextInt(extremes.length)] : v * 100 - 50)
        .toArray();
  }
}
