package io.github.orometry.job.result;

import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.table.EpochMasks;
import io.github.orometry.table.SurfaceRows;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import java.io.Closeable;
import java.io.IOException;

/** The rows of one table, made once: written to its file and added to the totals. */
final class TableSink implements Sink, Closeable {
  private final Table table;
  private final Location file;
  private final ResultSpec spec;
  private final RunTotals totals;
  private final TableBatch rows;
  private final TableWriter writer;

  private TableSink(
      Table table, Location file, ResultSpec spec, RunTotals totals, TableWriter writer) {
    this.table = table;
    this.file = file;
    this.spec = spec;
    this.totals = totals;
    this.writer = writer;
    rows = new TableBatch(table.columns());
  }

  static TableSink open(Table table, Location file, ResultSpec spec, RunTotals totals) {
    try {
      TableWriter writer = spec.tableFormat().create(file, table.title(), table.columns());
      return new TableSink(table, file, spec, totals, writer);
    } catch (IOException e) {
      throw failure(table, file, e);
    }
  }

  @Override
  public void accept(PeakBlock block) {
    table.fill(block, spec.analysis(), rows);
    write();
  }

  /** Adds the rows of a finished epoch, to a table of epochs. */
  void accept(EpochMasks epoch) {
    SurfaceRows.epochMasks(epoch, spec.analysis(), rows);
    write();
  }

  private void write() {
    try {
      writer.write(rows);
      totals.add(table, rows);
    } catch (IOException e) {
      throw failure(table, file, e);
    }
  }

  Table table() {
    return table;
  }

  /**
   * What was written, once this is closed.
   *
   * @param result the folder from which on the file is named
   */
  DataFile written(Location result) {
    String path = file.uri().getPath().substring(result.uri().getPath().length() + 1);
    return new DataFile(path, writer.bytes(), totals.rows(table));
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw failure(table, file, e);
    }
  }

  private static FailedException failure(Table table, Location file, IOException e) {
    return new FailedException(
        "table %s could not be written in %s: %s."
            .formatted(table.title(), file.parent(), Reason.of(e)),
        e);
  }
}
