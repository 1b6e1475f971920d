package io.github.orometry.job.export;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.result.PublishedResult;
import io.github.orometry.job.result.TableReader;
import io.github.orometry.mask.MaskKind;
import io.github.orometry.mask.MaskSpec;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The masks of surfaces and of epochs. */
final class MaskArrays implements Export.Arrays {
  private final PublishedResult result;
  private final TableReader tables;

  /** Surfaces of each epoch, by its number. */
  private final TreeMap<Integer, Integer> surfaces;

  MaskArrays(PublishedResult result) {
    this.result = result;
    if (result.masks().isEmpty()) {
      throw new BadInputException(
          "the result %s has no masks.".formatted(result.folder()),
          new Remedy("masks", "", "of a run writes them"));
    }
    tables = new TableReader(result);
    surfaces = EpochSizes.of(tables);
  }

  @Override
  public long bytes() {
    long perMask = surfaces.values().stream().mapToLong(size -> size + 1L).sum();
    return Math.multiplyExact(
        Math.multiplyExact(perMask, result.masks().size()), result.grid().cells());
  }

  @Override
  public void write(NpzFile npz, Location scratch) throws IOException {
    try (EpochArrays stacks = new EpochArrays(npz, scratch, result, surfaces, false)) {
      List<String> columns = List.of("kind", "alpha", "mask", "epoch_idx", "time_bin_idx");
      tables.read(Table.MASKS, columns, stacks::add);
      stacks.end();
    }
    TreeMap<Integer, Integer> ones = new TreeMap<>(surfaces);
    ones.replaceAll((epoch, size) -> 1);
    try (EpochArrays unions = new EpochArrays(npz, scratch, result, ones, true)) {
      tables.read(Table.EPOCH_MASKS, List.of("kind", "alpha", "mask", "epoch_idx"), unions::add);
      unions.end();
    }
  }

  /** The name of an array. */
  static String name(int epoch, MaskSpec mask, boolean union) {
    return (union ? "union_" : "")
        + (mask.kind() == MaskKind.LEVEL_SET ? "level_set_" : "")
        + String.format(Locale.ROOT, "epoch_%04d_alpha_", epoch)
        + PythonFloat.repr(mask.alpha());
  }
}
