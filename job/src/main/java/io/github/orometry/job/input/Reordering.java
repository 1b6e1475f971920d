package io.github.orometry.job.input;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.slab.SlabBatch;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/** Writes shuffled slabs to one file, each at the place that its key has among all. */
final class Reordering {
  /** Values that are read together, unless one surface has more. */
  private static final int BATCH = 1 << 18;

  private final List<SlabSource> sources;
  private final Grid grid;

  Reordering(List<SlabSource> sources, Grid grid) {
    this.sources = sources;
    this.grid = grid;
  }

  /** Writes a file that must not exist, and gives it as a source. */
  SlabSource write(Path file) {
    long[] keys =
        sources.stream().flatMapToLong(source -> Arrays.stream(source.keys())).sorted().toArray();
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      for (SlabSource source : sources) {
        copy(source, keys, out);
      }
    } catch (IOException e) {
      throw new JobException(
          ExitCode.RUN_FAILED,
          "The shuffled input cannot be written in order to "
              + file
              + ": "
              + Messages.reason(e)
              + ".",
          e);
    }
    return new StridedArray(
        new Bytes.InFile(file.toString()),
        ArrayLayout.rowMajor(ElementType.F8, grid.nx(), grid.ny(), keys.length),
        new SlabNames.Listed(keys),
        "shuffled Parquet input");
  }

  private void copy(SlabSource source, long[] keys, FileChannel out) throws IOException {
    int cells = grid.cells();
    int step = Math.max(1, BATCH / cells);
    SlabBatch batch = new SlabBatch(cells);
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(8, cells));
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    try (SlabReader reader = source.open()) {
      for (int from = 0; from < source.size(); from += step) {
        reader.read(from, Math.min(source.size(), from + step), batch);
        for (int k = 0; k < batch.size(); k++) {
          bytes.clear().asDoubleBuffer().put(batch.values(), k * cells, cells);
          long key = SlabKey.of(batch.epochIdx(k), batch.timeBinIdx(k));
          write(bytes, out, 8L * cells * Arrays.binarySearch(keys, key));
        }
      }
    }
  }

  private static void write(ByteBuffer bytes, FileChannel out, long offset) throws IOException {
    for (long at = offset; bytes.hasRemaining(); ) {
      at += out.write(bytes, at);
    }
  }
}
