package io.github.orometry.job.export;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.report.PublishedResult;
import io.github.orometry.job.slab.MaskSpec;
import io.github.orometry.job.table.Table;
import io.github.orometry.job.table.TableReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** The masks of surfaces and of epochs. */
final class MaskArrays implements Export.Arrays {
  private final PublishedResult result;
  private final TableReader tables;

  /** Surfaces of each epoch, by its number. */
  private final TreeMap<Integer, Integer> surfaces = new TreeMap<>();

  MaskArrays(PublishedResult result) {
    this.result = result;
    if (result.masks().isEmpty()) {
      throw JobException.badInput(
          "the result "
              + result.folder()
              + " has no masks; a run with --masks or --level-masks writes them.");
    }
    tables = new TableReader(result.folder(), result.format());
    tables.read(
        Table.SLABS,
        List.of("epoch_idx", "time_bin_idx"),
        new MaskRows((epoch, bin, mask, bits) -> count(epoch, bin)));
  }

  private void count(int epoch, int bin) {
    surfaces.merge(epoch, Math.addExact(bin, 1), Math::max);
  }

  @Override
  public long bytes() {
    long perMask = 0;
    for (int size : surfaces.values()) {
      perMask = Math.addExact(perMask, size + 1L);
    }
    return Math.multiplyExact(
        Math.multiplyExact(perMask, result.masks().size()), result.grid().cells());
  }

  @Override
  public void write(NpzFile npz, Path scratch) throws IOException {
    try (EpochArrays stacks = new EpochArrays(npz, scratch, result, surfaces, false)) {
      tables.read(
          Table.MASKS,
          List.of("epoch_idx", "time_bin_idx", "kind", "alpha", "mask"),
          new MaskRows(stacks::add));
      stacks.end();
    }
    TreeMap<Integer, Integer> ones = new TreeMap<>(surfaces);
    ones.replaceAll((epoch, size) -> 1);
    try (EpochArrays unions = new EpochArrays(npz, scratch, result, ones, true)) {
      tables.read(
          Table.EPOCH_MASKS,
          List.of("epoch_idx", "kind", "alpha", "mask"),
          new MaskRows(unions::add));
      unions.end();
    }
  }

  /** The name of an array. */
  static String name(int epoch, MaskSpec mask, boolean union) {
    return (union ? "union_" : "")
        + switch (mask.kind()) {
          case DOMINANT -> "";
          case LEVEL_SET -> "level_set_";
        }
        + String.format("epoch_%04d_alpha_", epoch)
        + mask.alpha();
  }
}
