package io.github.orometry.job.table;

import io.github.orometry.job.slab.EpochMasks;
import io.github.orometry.job.slab.MaskSpec;
import io.github.orometry.job.slab.SlabResult;
import io.github.orometry.job.slab.SlabScores;
import io.github.orometry.job.slab.SlabStatus;
import io.github.orometry.mask.MaskBits;
import io.github.orometry.surface.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Results with every kind of value a slab can give; not those of real surfaces. */
public final class SampleResults {
  public static final Grid GRID =
      new Grid(new double[] {-1.5, 0, 0.25, 3, 8}, new double[] {10, 11, 13});

  public static final List<MaskSpec> MASKS = MaskSpec.of(new double[] {0.5}, new double[] {-0.25});

  private static final int MASK_BYTES = 2;

  private SampleResults() {}

  private static int cellsOf(byte[] masks, int mask) {
    return MaskBits.count(masks, mask * MASK_BYTES, MASK_BYTES);
  }

  /** {@code slabs} results in order, ten time bins an epoch, with slices for {@code levels}. */
  public static List<SlabResult> of(int slabs, int levels, long seed) {
    Random random = new Random(seed);
    List<SlabResult> results = new ArrayList<>();
    for (int k = 0; k < slabs; k++) {
      results.add(
          k % 11 == 7
              ? SlabResult.rejected(k / 10, k % 10, 1, "cell (iy 0, ix 1) is \"inf\", not valid")
              : result(k / 10, k % 10, random.nextInt(4), levels, random));
    }
    return results;
  }

  /** The masks of the epochs of the same results, each with those of its first valid slab. */
  public static List<EpochMasks> epochs(int slabs, int levels, long seed) {
    Map<Integer, EpochMasks> epochs = new TreeMap<>();
    for (SlabResult result : of(slabs, levels, seed)) {
      if (result.status() != SlabStatus.REJECTED) {
        epochs.putIfAbsent(result.epochIdx(), new EpochMasks(result));
      }
    }
    return List.copyOf(epochs.values());
  }

  /** One result with so many peaks. */
  public static SlabResult result(int epoch, int bin, int peaks, int levels, Random random) {
    int[] cell = random.ints(peaks, 0, GRID.cells()).toArray();
    int[] parent = random.ints(peaks, 0, peaks + 1).toArray();
    boolean[] edge = new boolean[peaks];
    double[] keyCol = values(peaks, random);
    for (int k = 0; k < peaks; k++) {
      edge[k] = random.nextBoolean();
      keyCol[k] = k == 0 ? Double.NaN : keyCol[k];
    }
    double[] slices = values(peaks * levels * SlabResult.SLICE_FIELDS, random);
    for (int k = 0; k < peaks * levels; k += 3) {
      for (int field = 1; field < SlabResult.SLICE_FIELDS; field++) {
        slices[k * SlabResult.SLICE_FIELDS + field] = Double.NaN;
      }
    }
    byte[] masks = new byte[MASKS.size() * MASK_BYTES];
    random.nextBytes(masks);
    return new SlabResult(
        epoch,
        bin,
        peaks > 0 ? SlabStatus.OK : SlabStatus.NO_PEAK,
        peaks > 0 ? random.nextGaussian() : Double.NaN,
        random.nextInt(3),
        null,
        cell,
        values(peaks, random),
        keyCol,
        keyCol.clone(),
        keyCol.clone(),
        values(peaks, random),
        parent,
        edge,
        slices,
        new SlabScores(random.nextDouble(), 0.25, 0, 1, 0.1, peaks > 0 ? random.nextDouble() : 0),
        masks,
        new int[] {cellsOf(masks, 0), cellsOf(masks, 1)});
  }

  private static double[] values(int count, Random random) {
    double[] extremes = {-0.0, 0.0, Double.MIN_VALUE, Double.MAX_VALUE, -1e-300, 0.1};
    return random
        .doubles(count)
        .map(v -> v < 0.2 ? extremes[random.nextInt(extremes.length)] : v * 100 - 50)
        .toArray();
  }
}
