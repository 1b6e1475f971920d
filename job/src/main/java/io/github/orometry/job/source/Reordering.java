package io.github.orometry.job.source;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.stack.ArrayLayout;
import io.github.orometry.stack.ElementType;
import io.github.orometry.stack.StridedArray;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceNames;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** Puts shuffled surfaces in the global order. */
public final class Reordering {
  /** Values that are read together, unless one surface has more. */
  private static final int BATCH = 1 << 18;

  private Reordering() {}

  /**
   * The same surfaces in the global order. Where they are not, they are written as they come to one
   * file, in which each is found by its key: with a few surfaces in memory at a time, and 12 bytes
   * for each.
   *
   * @throws IOException where their keys cannot be read
   * @throws io.github.orometry.job.failure.BadInputException where they cannot be read
   * @throws FailedException where the file cannot be written
   */
  public static Inputs of(Inputs inputs, Staging staging) throws IOException {
    if (inputs.ordered()) {
      return inputs;
    }
    Location file = staging.newFile();
    long[] keys = new long[Math.toIntExact(inputs.surfaces())];
    int n = 0;
    for (SurfaceSource source : inputs.sources()) {
      System.arraycopy(source.keys(), 0, keys, n, source.size());
      n += source.size();
    }
    copy(inputs, file);
    ArrayLayout layout =
        ArrayLayout.rowMajor(ElementType.F8, inputs.grid().nx(), inputs.grid().ny(), n);
    SurfaceNames names = new SurfaceNames.Listed(keys);
    StridedArray copy = new StridedArray(new FileBytes(file), layout, names, "shuffled input");
    return inputs.with(List.of(new OrderedSource(copy, places(keys))));
  }

  /** By rank of the key: where it stands. */
  private static int[] places(long[] keys) {
    long[] sorted = keys.clone();
    Arrays.sort(sorted);
    int[] places = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      places[Arrays.binarySearch(sorted, keys[i])] = i;
    }
    return places;
  }

  private static void copy(Inputs inputs, Location file) {
    SurfaceBatch batch = new SurfaceBatch(inputs.grid().cells());
    try (OutputStream out = Stores.of(file).create(file)) {
      for (SurfaceSource source : inputs.sources()) {
        copy(source, batch, out);
      }
    } catch (IOException e) {
      throw Reason.failed("the shuffled input cannot be written to " + file, e);
    }
  }

  private static void copy(SurfaceSource source, SurfaceBatch batch, OutputStream out)
      throws IOException {
    int cells = batch.cells();
    int step = Math.max(1, BATCH / cells);
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(8, cells));
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    try (SurfaceReader reader = source.open()) {
      for (int from = 0; from < source.size(); from += step) {
        try {
          reader.read(from, Math.min(source.size(), from + step), batch);
        } catch (IOException e) {
          throw Reason.unreadable(source.describe(from) + ":", e);
        }
        for (int k = 0; k < batch.size(); k++) {
          bytes.asDoubleBuffer().put(batch.values(), k * cells, cells);
          out.write(bytes.array());
        }
      }
    }
  }
}
