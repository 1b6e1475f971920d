package io.github.orometry.job.result;

import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.job.file.Location;
import io.github.orometry.table.Column;
import io.github.orometry.table.EpochMasks;
import io.github.orometry.table.SurfaceRows;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import io.github.orometry.testing.SampleBlocks;
import io.github.orometry.testing.TableRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Rows of every table, and files of them. */
public final class SampleTables {
  private SampleTables() {}

  /** The rows that so many surfaces give; of an epoch the masks of its first valid surface. */
  public static List<List<Object>> rows(Table table, int surfaces) {
    PeakBlock block = SampleBlocks.of(SampleBlocks.ANALYSIS, surfaces, 4);
    if (!table.isOfEpochs()) {
      return TableRows.of(table, block, SampleBlocks.ANALYSIS);
    }
    TableBatch batch = new TableBatch(table.columns());
    List<List<Object>> rows = new ArrayList<>();
    for (int s = 0; s < surfaces; s++) {
      boolean first = rows.size() == 2 * block.epochIdx(s);
      if (first && block.status(s) != SurfaceStatus.REJECTED) {
        EpochMasks epoch = EpochMasks.of(block.epochIdx(s), block.masks(), s);
        SurfaceRows.epochMasks(epoch, SampleBlocks.ANALYSIS, batch);
        rows.addAll(TableRows.of(batch));
      }
    }
    return rows;
  }

  /** Writes rows in one batch. */
  public static Path write(
      Path file, String format, String title, List<Column> columns, List<List<Object>> rows)
      throws IOException {
    return writeAll(file, format, title, columns, List.of(rows));
  }

  /** Writes rows in batches. */
  static Path writeAll(
      Path file,
      String format,
      String title,
      List<Column> columns,
      List<List<List<Object>>> batches)
      throws IOException {
    try (TableWriter writer =
        TableFormats.named(format).create(Location.of(file.toString()), title, columns)) {
      for (List<List<Object>> rows : batches) {
        writer.write(TableRows.batch(columns, rows));
      }
    }
    return file;
  }

  /** Reads some columns of all rows. */
  static List<List<Object>> read(Location file, String format, List<Column> columns)
      throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    TableFormats.named(format).read(file, columns, batch -> rows.addAll(TableRows.of(batch)));
    return rows;
  }

  /** Rows cut into batches of any size. */
  static List<List<List<Object>>> cut(List<List<Object>> rows, int most, Random random) {
    List<List<List<Object>>> batches = new ArrayList<>();
    for (int from = 0; from < rows.size(); ) {
      int to = Math.min(rows.size(), from + random.nextInt(most + 1));
      batches.add(rows.subList(from, to));
      from = to;
    }
    return batches;
  }

  /** Any text of so many characters. */
  public static String text(Random random, int length) {
    return random
        .ints(length, ' ', 'z')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
