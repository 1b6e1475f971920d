package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * A row group of a Parquet file: each row is a slab. Reading it loads the packed columns of the row
 * group into memory; a reader that goes backwards starts over.
 *
 * @param path the file's absolute path
 * @param label the words for the file
 * @param index the row group's number in the file
 * @param firstRow rows of the file before it
 * @param size its rows
 * @param cells cells of a surface
 */
record ParquetRowGroup(String path, String label, int index, long firstRow, int size, int cells)
    implements SlabSource {

  @Override
  public SlabReader open() {
    return new ParquetSlabReader(this);
  }

  /** The open file. */
  ParquetFile file() {
    return ParquetFile.open(Path.of(path), label);
  }

  @Override
  public long[] keys() {
    try (ParquetFile file = file()) {
      String[] names = {ParquetColumns.EPOCH, ParquetColumns.TIME_BIN};
      ParquetFile.Chunk chunk = file.chunk(index, file.columns().only(names));
      return ParquetFile.sound(label, () -> keys(chunk));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long[] keys(ParquetFile.Chunk chunk) {
    ParquetNumbers epoch = chunk.numbers(ParquetColumns.EPOCH);
    ParquetNumbers timeBin = chunk.numbers(ParquetColumns.TIME_BIN);
    long[] keys = new long[size];
    for (int k = 0; k < size; k++) {
      keys[k] = SlabKey.of(epoch.next(row(k)), timeBin.next(row(k)));
    }
    return keys;
  }

  /** The number in the file, from 0, of row {@code k} of the row group. */
  long row(int k) {
    return firstRow + k;
  }

  @Override
  public String describe(int k) {
    return label + ", row " + row(k);
  }

  /** A row whose values are not {@code cells} numbers, but what {@code found} says. */
  JobException wrongValues(int k, String found) {
    return JobException.badInput(
        describe(k)
            + ": values must hold nx * ny = "
            + cells
            + " numbers, but holds "
            + found
            + ".");
  }
}
