package io.github.orometry.job.export;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.report.PublishedResult;
import io.github.orometry.job.slab.MaskSpec;
import io.github.orometry.mask.MaskBits;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
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
      Path scratch,
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
      spills.add(new Spill(scratch.resolve("mask-" + mask)));
    }
  }

  /** Adds a mask. */
  void add(int epochIdx, int bin, MaskSpec spec, byte[] bits) throws IOException {
    while ((epoch == null || epoch.getKey() < epochIdx) && epochs.hasNext()) {
      next();
    }
    int mask = result.masks().indexOf(spec);
    if (mask < 0
        || bits.length != none.length
        || epoch == null
        || epoch.getKey() != epochIdx
        || held[mask] > bin
        || bin >= epoch.getValue()) {
      throw JobException.badInput(
          "the tables of "
              + result.folder()
              + " contradict each other: a mask of epoch "
              + epochIdx
              + ", time bin "
              + bin
              + " is not one the manifest and the table slabs speak of.");
    }
    fill(mask, bin);
    spills.get(mask).write(bits, 0, bits.length);
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
