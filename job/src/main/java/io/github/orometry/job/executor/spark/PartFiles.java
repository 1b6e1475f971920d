package io.github.orometry.job.executor.spark;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.failure.Reason;
import io.github.orometry.job.table.Table;
import io.github.orometry.job.table.TableFormat;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The files that tasks write, in a folder apart from the tables. Spark may run a task again, or
 * twice at once, and may lose what it has said: so each attempt has files of its own, and only
 * those of the attempt whose report has come are moved to the tables, when all work is done.
 */
final class PartFiles implements AutoCloseable {
  private final Path folder;
  private final Path tables;
  private final TableFormat format;

  private PartFiles(Path folder, Path tables, TableFormat format) {
    this.folder = folder;
    this.tables = tables;
    this.format = format;
  }

  /**
   * Makes the folder for the tasks.
   *
   * @param scratch where it is made; on the file system of {@code tables}, and seen by all tasks
   * @param tables receives a folder for each table
   */
  static PartFiles open(Path scratch, Path tables, TableFormat format) {
    try {
      Path folder = Files.createTempDirectory(scratch, "parts-");
      return new PartFiles(folder, tables, format);
    } catch (IOException e) {
      throw unwritable(scratch, e);
    }
  }

  /** What a task needs to know. */
  Naming naming() {
    return new Naming(folder.toString(), format);
  }

  /**
   * The names of files in the tasks' folder.
   *
   * @param folder its path, the same on every machine
   */
  record Naming(String folder, TableFormat format) implements Serializable {

    /** The file of each table for this attempt at a part. */
    Function<Table, Path> files(int part, long attempt) {
      return table ->
          Path.of(folder, table.title() + "-" + part + "-" + attempt + "." + format.word());
    }

    /** Deletes the files of an attempt that failed, as far as they are there. */
    void delete(List<Table> tables, int part, long attempt, Throwable failure) {
      for (Table table : tables) {
        try {
          Files.deleteIfExists(files(part, attempt).apply(table));
        } catch (IOException e) {
          failure.addSuppressed(e);
        }
      }
    }
  }

  /**
   * Moves the files of a table to its folder, which is made, in the order of their parts. Those
   * without a row stay behind, but for one where there would be none.
   *
   * @param reports those of all parts that wrote to the table
   * @throws JobException where a file cannot be moved
   */
  void publish(Table table, List<PartReport> reports) {
    Path target = tables.resolve(table.title());
    try {
      Files.createDirectory(target);
      List<PartReport> filled = withRows(table, reports);
      for (int i = 0; i < filled.size(); i++) {
        PartReport report = filled.get(i);
        Path file = naming().files(report.part(), report.attempt()).apply(table);
        Path to = target.resolve(format.fileName(i, filled.size()));
        Files.move(file, to, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw unwritable(target, e);
    }
  }

  private static List<PartReport> withRows(Table table, List<PartReport> reports) {
    List<PartReport> sorted = new ArrayList<>(reports);
    sorted.sort(Comparator.comparingInt(PartReport::part));
    List<PartReport> filled =
        sorted.stream().filter(report -> report.totals().rows(table) > 0).toList();
    return filled.isEmpty() ? sorted.subList(0, 1) : filled;
  }

  /**
   * Takes the folder away from attempts that are still at work: they find no place for new files.
   * What is in it goes with the scratch folder.
   */
  @Override
  public void close() {
    Path closed = folder.resolveSibling(folder.getFileName() + "-closed");
    try {
      Files.move(folder, closed, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  private static JobException unwritable(Path folder, IOException e) {
    return new JobException(
        ExitCode.RUN_FAILED,
        "tables could not be written in " + folder + ": " + Reason.of(e) + ".",
        e);
  }
}
