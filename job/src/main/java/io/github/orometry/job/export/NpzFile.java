package io.github.orometry.job.export;

import io.github.orometry.job.numpy.NpyWriter;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes arrays to an {@code .npz}, one after another, deflated. */
final class NpzFile implements Closeable {
  private final ZipOutputStream zip;

  NpzFile(Path file) throws IOException {
    zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /** The content of a member. */
  interface Content {
    void writeTo(OutputStream out) throws IOException;
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
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    zip.write(NpyWriter.header(type, fortran, shape));
    content.writeTo(zip);
    zip.closeEntry();
  }

  /** Writes numbers. */
  void numbers(String name, double[] numbers) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(numbers);
    array(name, "<f8", false, out -> out.write(bytes.array()), numbers.length);
  }

  /** Writes an array that is an {@code .npy} file already. */
  void copy(String name, Path npy) throws IOException {
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    try (InputStream in = Files.newInputStream(npy)) {
      in.transferTo(zip);
    }
    zip.closeEntry();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
