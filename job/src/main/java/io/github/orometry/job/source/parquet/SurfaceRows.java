package io.github.orometry.job.source.parquet;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;

/**
 * A row group: each row is a surface. Reading it loads its packed columns into memory; a reader
 * that goes backwards starts over.
 *
 * @param file it is in
 * @param index its number in the file
 * @param firstRow rows of the file before it
 * @param size its rows
 * @param cells of a surface
 */
record SurfaceRows(Location file, int index, long firstRow, int size, int cells)
    implements SurfaceSource {

  @Override
  public SurfaceReader open() throws IOException {
    return new SurfaceRowReader(this);
  }

  @Override
  public long[] keys() throws IOException {
    try (SurfaceFile open = SurfaceFile.open(file)) {
      String[] names = {SurfaceColumns.EPOCH, SurfaceColumns.TIME_BIN};
      SurfaceFile.Chunk chunk = open.chunk(index, open.columns().only(names));
      return SurfaceFile.sound(label(), () -> keys(chunk));
    }
  }

  private long[] keys(SurfaceFile.Chunk chunk) {
    WholeNumbers epoch = chunk.numbers(SurfaceColumns.EPOCH);
    WholeNumbers timeBin = chunk.numbers(SurfaceColumns.TIME_BIN);
    long[] keys = new long[size];
    for (int k = 0; k < size; k++) {
      keys[k] = SurfaceKey.of(epoch.next(row(k)), timeBin.next(row(k)));
    }
    return keys;
  }

  /** The number in the file, from 0, of row {@code k} of the row group. */
  long row(int k) {
    return firstRow + k;
  }

  /** Its packed columns are loaded whole. */
  @Override
  public boolean readsAll() {
    return true;
  }

  @Override
  public String label() {
    return SurfaceFile.label(file);
  }

  @Override
  public String describe(int k) {
    return label() + ", row " + row(k);
  }

  /** A row whose values are not {@code cells} numbers, but what {@code found} says. */
  BadInputException wrongValues(int k, String found) {
    return new BadInputException(
        "%s: values must hold nx * ny = %s numbers, but holds %s."
            .formatted(describe(k), cells, found));
  }
}
