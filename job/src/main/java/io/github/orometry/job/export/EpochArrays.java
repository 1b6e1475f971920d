package io.github.orometry.job.export;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.result.PublishedResult;
import io.github.orometry.mask.MaskBits;
import io.github.orometry.mask.MaskKind;
import io.github.orometry.mask.MaskSpec;
import io.github.orometry.setting.Kind;
import io.github.orometry.setting.Kinds;
import io.github.orometry.table.TableBatch;
import io.github.orometry.table.Vector;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes the arrays of one epoch after another. Their rows come in order, those of several masks in
 * turn: each mask of the epoch at hand waits in a spill, packed.
 */
final class EpochArrays implements Closeable {
  private static final Kind<MaskKind> KIND = Kinds.words(MaskKind.class);

  private final NpzFile npz;
  private final PublishedResult result;
  private final boolean union;
  private final Iterator<Map.Entry<Integer, Integer>> epochs;
  private final List<Spill> spills = new ArrayList<>();

  /** Surfaces that each spill holds. */
  private final int[] held;

  private final byte[] none;
  private Map.Entry<Integer, Integer> epoch;

  /**
   * Arrays to be filled.
   *
   * @param sizes how many surfaces the arrays of each epoch have
   * @param union whether they are of whole epochs, of shape (n_x, n_y)
   */
  EpochArrays(
      NpzFile npz,
      Location scratch,
      PublishedResult result,
      SortedMap<Integer, Integer> sizes,
      boolean union)
      throws IOException {
    this.npz = npz;
    this.result = result;
    this.union = union;
    epochs = sizes.entrySet().iterator();
    held = new int[result.masks().size()];
    none = new byte[MaskBits.bytes(result.grid().cells())];
    for (int mask = 0; mask < held.length; mask++) {
      spills.add(new Spill(scratch.child("mask-" + mask)));
    }
  }

  /**
   * Adds masks.
   *
   * @param batch columns kind, alpha, mask, epoch_idx, and time_bin_idx but for unions
   */
  void add(TableBatch batch) {
    try {
      for (int row = 0; row < batch.rows(); row++) {
        MaskKind kind = KIND.parse().apply(batch.vector(0).texts()[row]);
        MaskSpec spec = new MaskSpec(kind, batch.vector(1).numbers()[row]);
        int bin = union ? 0 : batch.vector(4).integers()[row];
        add(batch.vector(3).integers()[row], bin, spec, batch.vector(2), row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(int epochIdx, int bin, MaskSpec spec, Vector masks, int row) throws IOException {
    while ((epoch == null || epoch.getKey() < epochIdx) && epochs.hasNext()) {
      next();
    }
    int mask = result.masks().indexOf(spec);
    if (mask < 0
        || masks.length()[row] != none.length
        || epoch == null
        || epoch.getKey() != epochIdx
        || held[mask] > bin
        || bin >= epoch.getValue()) {
      throw new BadInputException(
          "the tables of %s contradict each other: a mask of epoch %s, time bin %s is not one the manifest and the table slabs speak of."
              .formatted(result.folder(), epochIdx, bin));
    }
    fill(mask, bin);
    spills.get(mask).write(masks.data(), masks.from()[row], none.length);
    held[mask]++;
  }

  /** Writes what is left. After the last mask. */
  void end() throws IOException {
    while (epoch != null || epochs.hasNext()) {
      next();
    }
  }

  /** Surfaces without a mask, up to {@code size}. */
  private void fill(int mask, int size) throws IOException {
    for (; held[mask] < size; held[mask]++) {
      spills.get(mask).write(none, 0, none.length);
    }
  }

  /** Writes the arrays of the epoch at hand, if any, and goes on to the next, if any. */
  private void next() throws IOException {
    if (epoch != null) {
      for (int mask = 0; mask < held.length; mask++) {
        fill(mask, epoch.getValue());
        String name = MaskArrays.name(epoch.getKey(), result.masks().get(mask), union);
        spills.get(mask).drain(in -> npz.array(name, "|b1", true, out -> unpack(in, out), shape()));
      }
      Arrays.fill(held, 0);
    }
    epoch = epochs.hasNext() ? epochs.next() : null;
  }

  private long[] shape() {
    long nx = result.grid().nx();
    long ny = result.grid().ny();
    return union ? new long[] {nx, ny} : new long[] {nx, ny, epoch.getValue()};
  }

  /** A byte a cell, of all surfaces. */
  private void unpack(InputStream in, OutputStream out) throws IOException {
    byte[] bits = new byte[none.length];
    byte[] cells = new byte[result.grid().cells()];
    for (int surface = 0; surface < epoch.getValue(); surface++) {
      in.readNBytes(bits, 0, bits.length);
      for (int cell = 0; cell < cells.length; cell++) {
        cells[cell] = (byte) (MaskBits.contains(bits, 0, cell) ? 1 : 0);
      }
      out.write(cells);
    }
  }

  @Override
  public void close() throws IOException {
    for (Spill spill : spills) {
      spill.close();
    }
  }
}
