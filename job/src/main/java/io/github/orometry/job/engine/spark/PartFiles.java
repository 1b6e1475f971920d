package io.github.orometry.job.engine.spark;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.result.DataFile;
import io.github.orometry.job.result.PartReport;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.io.Serializable;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * The files that tasks write. Spark may run a task again, or twice at once, and may lose what it
 * has said: so each attempt has files of its own. Where files move they are in a folder apart from
 * the tables, which is taken away when all work is done from attempts that are still at it; where
 * they do not, they are at once where they stay.
 */
final class PartFiles implements AutoCloseable {
  private static final String CLOSED = "-closed";

  /** Null where files stay where they are written. */
  private final Location folder;

  private final Naming naming;

  private PartFiles(Location folder, Naming naming) {
    this.folder = folder;
    this.naming = naming;
  }

  /**
   * Makes the folder for the tasks.
   *
   * @param scratch where it is made; within {@code staging}, and seen by all tasks
   * @param staging from which on files are named
   * @param format the ending of the files' names
   */
  static PartFiles open(Location scratch, Location staging, String format) {
    if (!Stores.of(staging).movesAtomically()) {
      return new PartFiles(null, new Naming(staging, staging, "%s/part-%05d-%s.%s", format));
    }
    Location folder = scratch.child("parts-" + UUID.randomUUID());
    try {
      Stores.of(folder).makeFolder(folder);
      return new PartFiles(folder, new Naming(staging, folder, "%s-%s-%s.%s", format));
    } catch (IOException e) {
      throw unwritable(scratch, e);
    }
  }

  /** What a task needs to know. */
  Naming naming() {
    return naming;
  }

  /** The names of files in the tasks' folder. */
  record Naming(Location staging, Location folder, String pattern, String format)
      implements Serializable {
    /** The file of each table for this attempt at a part. */
    Function<Table, Location> files(int part, long attempt) {
      return table ->
          folder.child(String.format(Locale.ROOT, pattern, table.title(), part, attempt, format));
    }

    /** Deletes the files of an attempt that failed, as far as they are there. */
    void delete(List<Table> tables, int part, long attempt, Throwable failure) {
      for (Table table : tables) {
        try {
          Location file = files(part, attempt).apply(table);
          Stores.of(file).delete(file);
        } catch (IOException e) {
          failure.addSuppressed(e);
        }
      }
    }
  }

  /**
   * Takes the folder away from attempts that are still at work: they find no place for new files.
   * What is in it goes with the scratch folder.
   */
  @Override
  public void close() {
    if (folder == null) {
      return;
    }
    try {
      Stores.of(folder).move(folder, folder.sibling(folder.name() + CLOSED));
    } catch (IOException e) {
      throw unwritable(folder, e);
    }
  }

  /** Reports with the places that files have since the folder was closed. */
  List<PartReport> closed(List<PartReport> reports) {
    return folder == null ? reports : reports.stream().map(this::closed).toList();
  }

  private PartReport closed(PartReport report) {
    Map<Table, DataFile> files = new EnumMap<>(Table.class);
    report
        .files()
        .forEach(
            (table, file) -> {
              String path = file.path().replace(folder.name(), folder.name() + CLOSED);
              files.put(table, new DataFile(path, file.bytes(), file.rows()));
            });
    return new PartReport(
        report.part(), report.firstKey(), files, report.totals(), report.rejected());
  }

  private static FailedException unwritable(Location folder, IOException e) {
    return new FailedException(
        "tables could not be written in %s: %s.".formatted(folder, Reason.of(e)), e);
  }
}
