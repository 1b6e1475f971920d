package io.github.orometry.job.source;

import io.github.orometry.job.format.npy.NpyWriter;
import io.github.orometry.job.source.parquet.SurfaceParquet;
import io.github.orometry.job.source.parquet.SurfaceParquet.Kind;
import io.github.orometry.stack.SurfaceKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes one stack in the many ways that users keep theirs. Axes, where there are, are indices. */
public final class StackFiles {
  private final SurfaceStack stack;

  /** Files of a stack. */
  public StackFiles(SurfaceStack stack) {
    this.stack = stack;
  }

  /**
   * An {@code .npy} file for each epoch, of little-endian float64.
   *
   * @param folder to be made
   * @param dims the order of the dimensions, such as "t,y,x"
   * @param fortran whether the first dimension runs fastest, else the last
   */
  public List<Path> npy(Path folder, String dims, boolean fortran) throws IOException {
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    for (int epoch = 0; epoch < stack.epochs().length; epoch++) {
      Path file = folder.resolve("epoch " + epoch + ".npy");
      files.add(Files.write(file, array(epoch, dims.split(","), fortran)));
    }
    return files;
  }

  /** One deflated {@code .npz} with all epochs and the axes, dims x,y,t. */
  public Path npz(Path file) throws IOException {
    return npz(file, ZipEntry.DEFLATED);
  }

  /** The same, not deflated: NumPy's default. */
  public Path storedNpz(Path file) throws IOException {
    return npz(file, ZipEntry.STORED);
  }

  private Path npz(Path file, int method) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setMethod(method);
      member(zip, "xbin_centers", indices(stack.nx()));
      member(zip, "ybin_centers", indices(stack.ny()));
      for (int epoch = 0; epoch < stack.epochs().length; epoch++) {
        member(zip, "epoch_" + epoch, array(epoch, new String[] {"x", "y", "t"}, false));
      }
    }
    return file;
  }

  /** A Parquet file with the surfaces in their order; NaN is null in a list. */
  public Path parquet(Path file) throws IOException {
    parquet(Kind.NULLABLE_LIST).write(file, keys());
    return file;
  }

  /** A Parquet file of binary values with the surfaces in the order of a seed. */
  public Path shuffledParquet(Path file, long seed) throws IOException {
    parquet(Kind.BINARY).write(file, shuffled(seed));
    return file;
  }

  /** A folder of Parquet files to which the surfaces are dealt out in the order of a seed. */
  public Path manyParquetFiles(Path folder, int files, long seed) throws IOException {
    Files.createDirectories(folder);
    List<Long> keys = shuffled(seed);
    for (int i = 0; i < files; i++) {
      int from = i * keys.size() / files;
      int to = (i + 1) * keys.size() / files;
      parquet(Kind.LIST).write(folder.resolve("part-" + i + ".parquet"), keys.subList(from, to));
    }
    return folder;
  }

  private SurfaceParquet parquet(Kind kind) {
    return new SurfaceParquet(kind, stack.nx(), stack.ny()) {
      @Override
      public Double cell(long key, int i) {
        double value = stack.epochs()[SurfaceKey.epochIdx(key)][SurfaceKey.timeBinIdx(key)][i];
        return Double.isNaN(value) && kind == Kind.NULLABLE_LIST ? null : value;
      }
    };
  }

  private List<Long> keys() {
    List<Long> keys = new ArrayList<>();
    for (int epoch = 0; epoch < stack.epochs().length; epoch++) {
      for (int t = 0; t < stack.epochs()[epoch].length; t++) {
        keys.add(SurfaceKey.of(epoch, t));
      }
    }
    return keys;
  }

  private List<Long> shuffled(long seed) {
    List<Long> keys = keys();
    Collections.shuffle(keys, new Random(seed));
    return keys;
  }

  private byte[] array(int epoch, String[] dims, boolean fortran) {
    int[] shape = new int[3];
    for (int d = 0; d < 3; d++) {
      shape[d] =
          switch (dims[d]) {
            case "x" -> stack.nx();
            case "y" -> stack.ny();
            default -> stack.epochs()[epoch].length;
          };
    }
    byte[] header = NpyWriter.header("<f8", fortran, shape[0], shape[1], shape[2]);
    ByteBuffer bytes = ByteBuffer.allocate(header.length + 8 * shape[0] * shape[1] * shape[2]);
    bytes.order(ByteOrder.LITTLE_ENDIAN).put(header);
    List<String> names = Arrays.asList(dims);
    while (bytes.hasRemaining()) {
      int[] at = indices((bytes.position() - header.length) / 8, shape, fortran);
      bytes.putDouble(
          stack.value(
              epoch, at[names.indexOf("x")], at[names.indexOf("y")], at[names.indexOf("t")]));
    }
    return bytes.array();
  }

  /** Where the n-th element in the file stands in the array. */
  private static int[] indices(int n, int[] shape, boolean fortran) {
    int[] at = new int[3];
    int rest = n;
    for (int i = 0; i < 3; i++) {
      int d = fortran ? i : 2 - i;
      at[d] = rest % shape[d];
      rest /= shape[d];
    }
    return at;
  }

  private static byte[] indices(int n) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpyWriter.write(out, IntStream.range(0, n).asDoubleStream().toArray(), n);
    return out.toByteArray();
  }

  private static void member(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name + ".npy");
    CRC32 sum = new CRC32();
    sum.update(content);
    entry.setSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
