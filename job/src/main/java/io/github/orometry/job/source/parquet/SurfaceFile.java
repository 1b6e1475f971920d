package io.github.orometry.job.source.parquet;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.format.parquet.ParquetInput;
import io.github.orometry.job.format.parquet.RowGroup;
import java.io.Closeable;
import java.io.IOException;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.MessageType;

/** An open file of surfaces. */
final class SurfaceFile implements Closeable {
  private final String label;
  private final ParquetInput input;
  private final SurfaceColumns columns;

  private SurfaceFile(String label, ParquetInput input, SurfaceColumns columns) {
    this.label = label;
    this.input = input;
    this.columns = columns;
  }

  /** The words for a file. */
  static String label(Location file) {
    return "file " + file;
  }

  /**
   * Opens a file and checks its columns.
   *
   * @throws BadInputException where it is damaged, no Parquet file, or has other columns
   */
  static SurfaceFile open(Location file) throws IOException {
    String label = label(file);
    ParquetInput input = sound(label, () -> ParquetInput.open(file));
    try {
      return sound(
          label, () -> new SurfaceFile(label, input, SurfaceColumns.of(input.schema(), file)));
    } catch (BadInputException e) {
      input.close();
      throw e;
    }
  }

  /** Reads, and tells damage of any kind by a sentence about {@code label}. */
  static <T> T sound(String label, ParquetInput.Reading<T> reading) {
    try {
      return ParquetInput.sound(reading);
    } catch (IOException e) {
      throw new BadInputException(
          "%s is damaged or no Parquet file: %s.".formatted(label, e.getMessage()), e);
    }
  }

  SurfaceColumns columns() {
    return columns;
  }

  int rowGroups() {
    return input.rowGroups();
  }

  /** Rows of a row group. */
  long rows(int rowGroup) {
    return input.rows(rowGroup);
  }

  /** The columns of a row group that {@code schema} names, each at its first value. */
  Chunk chunk(int rowGroup, MessageType schema) {
    return new Chunk(sound(label, () -> input.read(rowGroup, schema)));
  }

  /** Part of the columns of a row group. */
  final class Chunk {
    private final RowGroup group;

    private Chunk(RowGroup group) {
      this.group = group;
    }

    /**
     * A whole-number column.
     *
     * @throws BadInputException where it has not a value, or null, for each row
     */
    WholeNumbers numbers(String name) {
      String around = columns.around().get(name);
      return around == null
          ? WholeNumbers.of(label, name, sound(label, () -> group.column(name)))
          : WholeNumbers.of(label, name, around);
    }

    /** The column of the values. */
    ColumnReader values() {
      return sound(label, () -> group.column(columns.values().getPath()));
    }
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
