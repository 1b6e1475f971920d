package io.github.orometry.job.table;

import io.github.orometry.job.counts.PeakCounts;
import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.slab.EpochMasks;
import io.github.orometry.job.slab.SlabResult;
import io.github.orometry.job.slab.SlabStatus;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tables that one process writes, each as one file, and the totals of what was written. Slabs are
 * to come in the order of their epochs and time bins. Not thread-safe.
 */
public final class TableSet implements Closeable {
  private final RowContext context;
  private final Consumer<EpochMasks> epochs;
  private final RunTotals totals;
  private final PeakCounts counts;
  private final Map<Table, Path> files = new EnumMap<>(Table.class);
  private final Map<Table, TableWriter> writers = new EnumMap<>(Table.class);

  /** The masks of the epoch at hand; null before the first valid surface, or without masks. */
  private EpochMasks epoch;

  private TableSet(RowContext context, Consumer<EpochMasks> epochs) {
    this.context = context;
    this.epochs = epochs == null ? this::write : epochs;
    totals = new RunTotals(context);
    counts = new PeakCounts(context.grid().nx(), context.grid().ny());
  }

  /**
   * All tables of a run, each in a folder of its name, which is made in {@code folder}; that
   * exists.
   *
   * @throws JobException where a folder or a file cannot be made
   */
  public static TableSet open(Path folder, TableFormat format, RowContext context) {
    TableSet set = new TableSet(context, null);
    for (Table table : context.tables()) {
      Path parts = folder.resolve(table.title());
      set.add(table, parts.resolve(format.fileName()), format, parts);
    }
    return set;
  }

  /**
   * The tables with rows of slabs, for a part of a run. It may begin and end within an epoch, so
   * the masks of epochs are not written.
   *
   * @param file the file of each table, not there yet, in a folder that is
   * @param epochs receives the masks of each epoch over the slabs of this part
   * @throws JobException where a file cannot be made
   */
  public static TableSet openSlabs(
      Function<Table, Path> file,
      TableFormat format,
      RowContext context,
      Consumer<EpochMasks> epochs) {
    TableSet set = new TableSet(context, epochs);
    for (Table table : context.tables()) {
      if (!table.isOfEpochs()) {
        set.add(table, file.apply(table), format, null);
      }
    }
    return set;
  }

  /**
   * The tables with rows of epochs, for a part of a run: {@link #write(EpochMasks)} fills them.
   *
   * @param file as above
   * @throws JobException where a file cannot be made
   */
  public static TableSet openEpochs(
      Function<Table, Path> file, TableFormat format, RowContext context) {
    TableSet set = new TableSet(context, null);
    for (Table table : context.tables()) {
      if (table.isOfEpochs()) {
        set.add(table, file.apply(table), format, null);
      }
    }
    return set;
  }

  /** Opens one more file, in a new folder where one is given. */
  private void add(Table table, Path file, TableFormat format, Path folder) {
    files.put(table, file);
    try {
      if (folder != null) {
        Files.createDirectory(folder);
      }
      writers.put(table, format.open(file, table));
    } catch (IOException e) {
      JobException failure = failure(table, e);
      closeAfter(failure);
      throw failure;
    }
  }

  /**
   * Writes the rows of one slab to every table and adds it to the totals.
   *
   * @throws JobException where a file cannot be written
   */
  public void write(SlabResult result) {
    emit((table, writer) -> table.rows(result, context, writer));
    totals.add(result);
    count(result);
    if (!context.masks().isEmpty() && result.status() != SlabStatus.REJECTED) {
      unite(result);
    }
  }

  /** The slabs of an epoch come one after another, so its masks are done when the next begins. */
  private void unite(SlabResult result) {
    if (epoch != null && epoch.epochIdx() == result.epochIdx()) {
      epoch.add(result);
      return;
    }
    end();
    epoch = new EpochMasks(result);
  }

  /**
   * Writes what waits for the end of the last epoch. To be called after the last slab.
   *
   * @throws JobException where a file cannot be written
   */
  public void end() {
    if (epoch != null) {
      EpochMasks last = epoch;
      epoch = null;
      epochs.accept(last);
    }
  }

  /**
   * Writes the rows of one finished epoch and adds it to the totals.
   *
   * @throws JobException where a file cannot be written
   */
  public void write(EpochMasks finished) {
    emit((table, writer) -> table.rows(finished, context, writer));
    totals.add(finished);
  }

  private void emit(BiConsumer<Table, TableWriter> rows) {
    for (Map.Entry<Table, TableWriter> entry : writers.entrySet()) {
      try {
        rows.accept(entry.getKey(), entry.getValue());
      } catch (UncheckedIOException e) {
        throw failure(entry.getKey(), e.getCause());
      }
    }
  }

  /** What filtered_flat_peaks holds, by bin. */
  private void count(SlabResult result) {
    int nx = context.grid().nx();
    for (int i = 0; i < result.peaks(); i++) {
      if (context.includes(result.height()[i])) {
        counts.add(result.cell()[i] % nx, result.cell()[i] / nx);
      }
    }
  }

  /** How many peaks written to filtered_flat_peaks so far have their summit in each bin. */
  public PeakCounts counts() {
    return counts;
  }

  /** What has been written so far. */
  public RunTotals totals() {
    return totals;
  }

  /**
   * Ends the files, after which they are complete.
   *
   * @throws JobException where one could not be written to its end
   */
  @Override
  public void close() {
    JobException failure = null;
    for (Map.Entry<Table, TableWriter> entry : writers.entrySet()) {
      try {
        entry.getValue().close();
      } catch (IOException e) {
        JobException next = failure(entry.getKey(), e);
        if (failure == null) {
          failure = next;
        } else {
          failure.addSuppressed(next);
        }
      }
    }
    writers.clear();
    if (failure != null) {
      throw failure;
    }
  }

  private void closeAfter(JobException failure) {
    try {
      close();
    } catch (JobException e) {
      failure.addSuppressed(e);
    }
  }

  private JobException failure(Table table, IOException cause) {
    return new JobException(
        ExitCode.RUN_FAILED,
        "table "
            + table.title()
            + " could not be written in "
            + files.get(table).getParent()
            + ": "
            + cause,
        cause);
  }
}
