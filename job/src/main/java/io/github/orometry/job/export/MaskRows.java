package io.github.orometry.job.export;

import io.github.orometry.job.slab.MaskKind;
import io.github.orometry.job.slab.MaskSpec;
import io.github.orometry.job.table.RowCursor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Rows that name an epoch, a time bin (0 where there is no such column), a mask and its bits, as
 * far as they are read.
 */
final class MaskRows implements RowCursor {
  private final Action action;
  private final int[] integers = new int[2];
  private int given;
  private MaskKind kind = MaskKind.DOMINANT;
  private MaskSpec mask;
  private byte[] bits;

  MaskRows(Action action) {
    this.action = action;
  }

  /** What is done with a row. */
  interface Action {
    /**
     * Takes a row.
     *
     * @param mask null where it is not read
     * @param bits packed, valid until this returns; null where they are not read
     */
    void row(int epoch, int bin, MaskSpec mask, byte[] bits) throws IOException;
  }

  @Override
  public void integer(int value) {
    integers[given++] = value;
  }

  @Override
  public void number(double value) {
    mask = new MaskSpec(kind, value);
  }

  @Override
  public void text(String value) {
    kind = MaskKind.valueOf(value.toUpperCase(Locale.ROOT));
  }

  @Override
  public void bytes(byte[] value, int from, int length) {
    if (from != 0 || length != value.length) {
      throw new IllegalArgumentException("the readers of tables give whole arrays");
    }
    bits = value;
  }

  @Override
  public void flag(boolean value) {
    throw new IllegalStateException("masks have no flags");
  }

  @Override
  public void missing() {
    throw new IllegalArgumentException("a value is missing");
  }

  @Override
  public void endRow() {
    try {
      action.row(integers[0], integers[1], mask, bits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    given = 0;
  }
}
