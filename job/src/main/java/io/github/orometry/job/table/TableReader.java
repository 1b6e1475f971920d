package io.github.orometry.job.table;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the tables of a published result, whoever wrote them, row after row in their order. */
public final class TableReader {
  private final Path result;
  private final TableFormat format;

  /** Reads tables in folders of {@code result}. */
  public TableReader(Path result, TableFormat format) {
    this.result = result;
    this.format = format;
  }

  /**
   * Gives {@code rows} some columns of all rows of a table. In constant memory, a row group of one
   * file at a time.
   *
   * @param columns by name, in the order in which their values are wanted
   * @throws JobException (bad input) where a file is missing, damaged or has other columns
   * @throws UncheckedIOException as {@code rows} throws it
   */
  public void read(Table table, List<String> columns, RowCursor rows) {
    Path folder = result.resolve(table.title());
    List<Column> wanted = new ArrayList<>();
    for (String name : columns) {
      wanted.add(table.columns().stream().filter(c -> c.name().equals(name)).findFirst().get());
    }
    for (Path part : parts(folder)) {
      try {
        if (format == TableFormat.CSV) {
          CsvTableReader.read(part, wanted, rows);
        } else {
          ParquetTableReader.read(part, wanted, rows);
        }
      } catch (IOException e) {
        throw damaged(part, e);
      }
    }
  }

  /** The files of a table in the order of their names, which is that of their rows. */
  private List<Path> parts(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> parts =
          files
              .filter(file -> file.getFileName().toString().startsWith("part-"))
              .filter(file -> file.getFileName().toString().endsWith("." + format.word()))
              .sorted()
              .toList();
      if (parts.isEmpty()) {
        throw JobException.badInput(
            "folder " + folder + " has no file part-*." + format.word() + ".");
      }
      return parts;
    } catch (IOException e) {
      throw damaged(folder, e);
    }
  }

  private static JobException damaged(Path file, IOException e) {
    return new JobException(
        ExitCode.BAD_INPUT, file + " cannot be read as a table: " + e.getMessage() + ".", e);
  }
}
