package io.github.orometry.job.export;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.result.PublishedResult;
import io.github.orometry.job.result.TableReader;
import io.github.orometry.label.LabelReader;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import io.github.orometry.table.Vector;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels of surfaces, an array an epoch. Those of the epoch at hand wait in a spill, packed.
 */
final class LabelArrays implements Export.Arrays {
  private final PublishedResult result;
  private final TableReader tables;

  /** Surfaces of each epoch, by its number. */
  private final TreeMap<Integer, Integer> sizes;

  private Iterator<Map.Entry<Integer, Integer>> epochs;
  private Map.Entry<Integer, Integer> epoch;
  private NpzFile npz;
  private Spill spill;
  private int held;

  LabelArrays(PublishedResult result) {
    this.result = result;
    if (!result.tables().containsKey(Table.LABELS)) {
      throw new BadInputException(
          "the result %s has no labels.".formatted(result.folder()),
          new Remedy("labels", "", "of a run writes them"));
    }
    tables = new TableReader(result);
    sizes = EpochSizes.of(tables);
  }

  @Override
  public long bytes() {
    long surfaces = sizes.values().stream().mapToLong(size -> size).sum();
    return Math.multiplyExact(surfaces * Integer.BYTES, result.grid().cells());
  }

  @Override
  public void write(NpzFile file, Location scratch) throws IOException {
    npz = file;
    epochs = sizes.entrySet().iterator();
    try (Spill labels = new Spill(scratch.child("labels"))) {
      spill = labels;
      List<String> columns = List.of("labels", "epoch_idx", "time_bin_idx", "nx", "ny");
      tables.read(Table.LABELS, columns, this::add);
      while (epoch != null || epochs.hasNext()) {
        next();
      }
    }
  }

  private void add(TableBatch batch) {
    try {
      for (int row = 0; row < batch.rows(); row++) {
        int shape = batch.vector(3).integers()[row] - result.grid().nx();
        shape |= batch.vector(4).integers()[row] - result.grid().ny();
        int epochIdx = batch.vector(1).integers()[row];
        int bin = batch.vector(2).integers()[row];
        while ((epoch == null || epoch.getKey() < epochIdx) && epochs.hasNext()) {
          next();
        }
        if (shape != 0
            || epoch == null
            || epoch.getKey() != epochIdx
            || held > bin
            || bin >= epoch.getValue()) {
          throw contradiction(epochIdx, bin, null);
        }
        add(bin, batch.vector(0), row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BadInputException contradiction(int epochIdx, int bin, Exception why) {
    return new BadInputException(
        "the tables of %s contradict each other: the labels of epoch %s, time bin %s are not of a surface that the manifest and the table slabs speak of."
            .formatted(result.folder(), epochIdx, bin),
        why);
  }

  private void add(int bin, Vector labels, int row) throws IOException {
    fill(bin);
    write(labels.data(), labels.from()[row], labels.length()[row]);
  }

  /** Surfaces without labels, up to {@code size}. */
  private void fill(int size) throws IOException {
    while (held < size) {
      write(new byte[0], 0, 0);
    }
  }

  private void write(byte[] bytes, int from, int length) throws IOException {
    spill.write(ByteBuffer.allocate(Integer.BYTES).putInt(length).array(), 0, Integer.BYTES);
    spill.write(bytes, from, length);
    held++;
  }

  /** Writes the array of the epoch at hand, if any, and goes on to the next, if any. */
  private void next() throws IOException {
    if (epoch != null) {
      fill(epoch.getValue());
      String name = String.format(Locale.ROOT, "epoch_%04d", epoch.getKey());
      long[] shape = {result.grid().nx(), result.grid().ny(), epoch.getValue()};
      spill.drain(in -> npz.array(name, "<i4", true, out -> unpack(in, out), shape));
      held = 0;
    }
    epoch = epochs.hasNext() ? epochs.next() : null;
  }

  /** Four bytes a cell, of all surfaces. */
  private void unpack(InputStream packed, OutputStream out) throws IOException {
    DataInputStream in = new DataInputStream(packed);
    int[] labels = new int[result.grid().cells()];
    int[] none = new int[labels.length];
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES * labels.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int bin = 0; bin < epoch.getValue(); bin++) {
      byte[] bits = in.readNBytes(in.readInt());
      if (bits.length > 0) {
        read(bits, bin, labels);
      }
      bytes.asIntBuffer().put(bits.length > 0 ? labels : none);
      out.write(bytes.array());
    }
  }

  private void read(byte[] bits, int bin, int[] labels) {
    try {
      LabelReader.read(bits, 0, bits.length, result.grid().nx(), result.grid().ny(), labels);
    } catch (IllegalArgumentException e) {
      throw contradiction(epoch.getKey(), bin, e);
    }
  }
}
