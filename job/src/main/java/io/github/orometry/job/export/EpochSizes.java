package io.github.orometry.job.export;

import io.github.orometry.job.result.TableReader;
import io.github.orometry.table.Table;
import java.util.List;
import java.util.TreeMap;

/** How many surfaces each epoch's arrays have. */
final class EpochSizes {
  private EpochSizes() {}

  /** By epoch: its last time bin in the table of surfaces, and one. */
  static TreeMap<Integer, Integer> of(TableReader tables) {
    TreeMap<Integer, Integer> sizes = new TreeMap<>();
    tables.read(
        Table.SLABS,
        List.of("epoch_idx", "time_bin_idx"),
        batch -> {
          for (int row = 0; row < batch.rows(); row++) {
            int size = Math.addExact(batch.vector(1).integers()[row], 1);
            sizes.merge(batch.vector(0).integers()[row], size, Math::max);
          }
        });
    return sizes;
  }
}
