package io.github.orometry.job.export;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.format.npy.NpyWriter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes arrays to an {@code .npz}, one after another, deflated. */
final class NpzFile implements Closeable {
  private final ZipOutputStream zip;

  NpzFile(Location file) throws IOException {
    zip = new ZipOutputStream(new BufferedOutputStream(Stores.of(file).create(file), 1 << 16));
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** What is written. */
  @FunctionalInterface
  interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Writes an array that is all of an {@code .npy} file. */
  void member(String name, Content npy) throws IOException {
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    npy.writeTo(zip);
    zip.closeEntry();
  }

  /**
   * Writes an array.
   *
   * @param type as NumPy describes it, such as {@code <f8}
   * @param fortran whether the first index runs fastest in the content
   * @param content its elements, as many as the shape has
   */
  void array(String name, String type, boolean fortran, Content content, long... shape)
      throws IOException {
    member(
        name,
        out -> {
          out.write(NpyWriter.header(type, fortran, shape));
          content.writeTo(out);
        });
  }

  /** Writes numbers. */
  void numbers(String name, double[] numbers) throws IOException {
    member(name, out -> NpyWriter.write(out, numbers, numbers.length));
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
