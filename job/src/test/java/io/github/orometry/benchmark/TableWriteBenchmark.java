package io.github.orometry.benchmark;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.result.TableFormats;
import io.github.orometry.job.result.TableWriter;
import io.github.orometry.table.Column;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import io.github.orometry.table.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Writes peaks and flat_peaks to files and prints nanoseconds a value, round after round: the first
 * is that of a short run, whose code is not compiled yet. Positions are those of a grid of 63 x 63
 * cells, other numbers are random to the last bit.
 */
public final class TableWriteBenchmark {
  private static final int BATCH = 100_000;
  private static final int ROUNDS = 5;
  private static final Set<String> POSITIONS =
      Set.of("x", "y", "key_col_x", "key_col_y", "peak_center_x", "peak_center_y");

  private TableWriteBenchmark() {}

  /**
   * Writes the tables.
   *
   * @param args rows of each (2000000) and the format (parquet)
   * @throws IOException if a file cannot be written
   */
  public static void main(String[] args) throws IOException {
    int rows = args.length > 0 ? Integer.parseInt(args[0]) : 2_000_000;
    String format = args.length > 1 ? args[1] : "parquet";
    for (Table table : List.of(Table.PEAKS, Table.FLAT_PEAKS)) {
      TableBatch batch = batch(table);
      for (int round = 0; round < ROUNDS; round++) {
        Path folder = Files.createTempDirectory("table-write");
        Path file = folder.resolve("table");
        long start = System.nanoTime();
        try (TableWriter writer =
            TableFormats.named(format)
                .create(Location.of(file.toString()), table.title(), table.columns())) {
          for (int done = 0; done < rows; done += BATCH) {
            writer.write(batch);
          }
        }
        double nanos = System.nanoTime() - start;
        System.out.printf(
            Locale.ROOT,
            "%s %s: %.1f ns a value, %s bytes%n",
            table.title(),
            format,
            nanos / rows / table.columns().size(),
            Files.size(file));
        Files.delete(file);
        Files.delete(folder);
      }
    }
  }

  private static TableBatch batch(Table table) {
    TableBatch batch = new TableBatch(table.columns());
    batch.resize(BATCH);
    SplittableRandom random = new SplittableRandom(1);
    for (Vector vector : batch.vectors()) {
      for (int row = 0; row < BATCH; row++) {
        switch (vector.column().type()) {
          case INTEGER -> vector.integers()[row] = integer(vector.column().name(), row, random);
          case NUMBER -> vector.numbers()[row] = number(vector.column(), row, random);
          case FLAG -> vector.flags()[row] = (byte) random.nextInt(2);
          case TEXT, BYTES -> throw new IllegalArgumentException(table.title());
        }
      }
    }
    return batch;
  }

  private static int integer(String column, int row, SplittableRandom random) {
    return switch (column) {
      case "epoch_idx" -> row / 50_000;
      case "time_bin_idx" -> row % 50_000 / 4;
      case "summit_idx" -> row % 4 + 1;
      case "summit_slice_idx" -> row % 2;
      case "parent_idx" -> random.nextInt(4);
      default -> random.nextInt(63);
    };
  }

  private static double number(Column column, int row, SplittableRandom random) {
    double value =
        POSITIONS.contains(column.name())
            ? random.nextInt(63) * 5 + 2.5
            : column.name().equals("slice_level_multiplier")
                ? 0.5 + row % 2 * 0.4
                : random.nextDouble();
    return column.nullable() && random.nextInt(4) == 0 ? Double.NaN : value;
  }
}
