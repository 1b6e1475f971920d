package io.github.orometry.python;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.MaskColumns;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.counts.Blur;
import io.github.orometry.counts.PeakCounts;
import io.github.orometry.surface.Grid;
import io.github.orometry.table.EpochMasks;
import io.github.orometry.table.Fingerprint;
import io.github.orometry.table.SurfaceRows;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The answers of a call: kept as blocks, handed out as tables, column by column, into memory of the
 * caller. Tables are named as in a result. Immutable, but not what it was made of.
 */
public final class Answers {
  private final Analysis analysis;
  private final Grid grid;
  private final List<PeakBlock> blocks;

  Answers(Analysis analysis, Grid grid, List<PeakBlock> blocks) {
    this.analysis = analysis;
    this.grid = grid;
    this.blocks = blocks;
  }

  private static Table table(String title) {
    return Table.valueOf(title.toUpperCase(Locale.ROOT));
  }

  /** The tables there are. */
  public String[] tables() {
    return Table.of(analysis).stream().map(Table::title).toArray(String[]::new);
  }

  /**
   * The columns of a table: of each its name, its type (integer, number, flag, text or bytes), and
   * "null" where a row may have no value.
   */
  public String[] columns(String title) {
    return table(title).columns().stream()
        .map(
            column ->
                "%s %s%s"
                    .formatted(
                        column.name(),
                        column.type().name().toLowerCase(Locale.ROOT),
                        column.nullable() ? " null" : ""))
        .toArray(String[]::new);
  }

  /** Number of surfaces. */
  public long surfaces() {
    return blocks.stream().mapToLong(PeakBlock::surfaces).sum();
  }

  /** Number of peaks. */
  public long peaks() {
    return blocks.stream().mapToLong(PeakBlock::peaks).sum();
  }

  /** Bytes that the columns of the only block take, see {@link PeakCall#output}. */
  public int flatBytes() {
    return FlatPeaks.bytes(blocks.get(0));
  }

  /** Writes the columns of the only block, see {@link PeakCall#output}. */
  public void flat(ByteBuffer target) {
    FlatPeaks.write(blocks.get(0), Memory.of(target));
  }

  /** What became of the only surface: {@link PeakCall#REJECTED}, or its number of peaks. */
  public int outcome() {
    PeakBlock block = blocks.get(0);
    return block.status(0) == SurfaceStatus.REJECTED ? PeakCall.REJECTED : block.peaks();
  }

  /** Why the only surface was rejected. */
  public String error() {
    return blocks.get(0).error(0);
  }

  /** Rows of a table. */
  public long rows(String title) {
    return switch (table(title)) {
      case PEAKS -> peaks();
      case FLAT_PEAKS -> peaks() * analysis.levels().length;
      case FILTERED_FLAT_PEAKS -> blocks.stream().mapToLong(this::included).sum();
      case SLABS -> surfaces();
      case MASKS -> (surfaces() - rejected()) * analysis.masks().size();
      case EPOCH_MASKS -> (long) epochMasks().size() * analysis.masks().size();
      case OUTLINES -> analysis.outlines() ? peaks() * (1 + analysis.levels().length) : 0;
      case LABELS -> analysis.labels() ? surfaces() - rejected() : 0;
    };
  }

  private long included(PeakBlock block) {
    long count = 0;
    for (int p = 0; p < block.peaks(); p++) {
      count += block.heights()[p] >= analysis.minIncludedHeight() ? 1 : 0;
    }
    return count;
  }

  private long rejected() {
    long count = 0;
    for (PeakBlock block : blocks) {
      for (int s = 0; s < block.surfaces(); s++) {
        count += block.status(s) == SurfaceStatus.REJECTED ? 1 : 0;
      }
    }
    return count;
  }

  /**
   * Fills the columns of a table.
   *
   * @param targets a piece of memory a column, as long as its rows: ints, doubles, bytes (a flag: 0
   *     or 1, -1 for none), ints (the code of a text), or the bytes of a mask
   * @return for each column of texts those that its codes stand for; else null
   */
  public String[][] fill(String title, ByteBuffer[] targets) {
    ColumnWriter writer = new ColumnWriter(table(title).columns(), targets);
    each(table(title), writer::write);
    return writer.texts();
  }

  /** The fingerprint of a table, 32 hexadecimal digits. */
  public String fingerprint(String title) {
    Fingerprint fingerprint = new Fingerprint();
    each(table(title), fingerprint::add);
    return table(title).digits(fingerprint);
  }

  private void each(Table table, Consumer<TableBatch> sink) {
    TableBatch batch = new TableBatch(table.columns());
    if (table.isOfEpochs()) {
      for (EpochMasks epoch : epochMasks()) {
        SurfaceRows.epochMasks(epoch, analysis, batch);
        sink.accept(batch);
      }
    } else {
      for (PeakBlock block : blocks) {
        table.fill(block, analysis, batch);
        sink.accept(batch);
      }
    }
  }

  private List<EpochMasks> epochMasks() {
    List<EpochMasks> epochs = new ArrayList<>();
    EpochMasks epoch = null;
    for (PeakBlock block : blocks) {
      MaskColumns masks = block.masks();
      for (int s = 0; s < block.surfaces(); s++) {
        if (block.status(s) == SurfaceStatus.REJECTED) {
          continue;
        }
        if (epoch != null && epoch.epochIdx() == block.epochIdx(s)) {
          epoch.add(masks, s);
        } else {
          epoch = EpochMasks.of(block.epochIdx(s), masks, s);
          epochs.add(epoch);
        }
      }
    }
    return epochs;
  }

  /** Writes the bits of all masks: surface after surface, mask after mask. */
  public void maskBits(ByteBuffer target) {
    ByteBuffer memory = Memory.of(target);
    for (PeakBlock block : blocks) {
      memory.put(block.masks().bits(), 0, block.masks().at(block.surfaces(), 0));
    }
  }

  /** Writes the counts, then their uniform and their Gaussian blur: doubles, each (nx, ny). */
  public void counts(ByteBuffer target) {
    write(target, Blur::uniform, Blur::gaussian);
  }

  /** The same, blurred over so many bins and by a Gaussian of so many: see {@link Blur}. */
  public void counts(ByteBuffer target, int size, double sigma) {
    write(target, counts -> Blur.uniform(counts, size), counts -> Blur.gaussian(counts, sigma));
  }

  private void write(
      ByteBuffer target,
      Function<PeakCounts, double[]> uniform,
      Function<PeakCounts, double[]> gaussian) {
    PeakCounts counts = new PeakCounts(grid.nx(), grid.ny());
    blocks.forEach(block -> block.count(analysis.minIncludedHeight(), counts));
    double[] raw = new double[grid.cells()];
    long[] values = counts.values();
    Arrays.setAll(raw, i -> values[i]);
    Memory.of(target)
        .asDoubleBuffer()
        .put(raw)
        .put(uniform.apply(counts))
        .put(gaussian.apply(counts));
  }
}
