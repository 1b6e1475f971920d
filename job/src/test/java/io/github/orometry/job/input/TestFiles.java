package io.github.orometry.job.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Inputs that tests write themselves. */
final class TestFiles {
  private TestFiles() {}

  /** What element (x, y, t) of a written array holds. */
  static double value(int seed, int x, int y, int t) {
    return seed * 1e9 + x * 1e6 + y * 1e3 + t * 0.25;
  }

  /** The bytes of an npy file (n_x, n_y, n_t) of little-endian float64 in C order. */
  static byte[] npy(int nx, int ny, int nt, int seed) {
    byte[] header = header("<f8", "(" + nx + ", " + ny + ", " + nt + ")");
    ByteBuffer bytes = ByteBuffer.allocate(header.length + 8 * nx * ny * nt);
    bytes.order(ByteOrder.LITTLE_ENDIAN).put(header);
    for (int x = 0; x < nx; x++) {
      for (int y = 0; y < ny; y++) {
        for (int t = 0; t < nt; t++) {
          bytes.putDouble(value(seed, x, y, t));
        }
      }
    }
    return bytes.array();
  }

  /** The header of an npy file in C order, version 1.0. */
  static byte[] header(String descr, String shape) {
    return rawHeader(
        "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + shape + ", }");
  }

  /** An npy header of version 1.0 with any text. */
  static byte[] rawHeader(String text) {
    byte[] ascii = (text + "\n").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer header = ByteBuffer.allocate(10 + ascii.length).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    return header.put((byte) 1).put((byte) 0).putShort((short) ascii.length).put(ascii).array();
  }

  /** Writes an archive of one deflated member. */
  static void deflate(Path archive, String member, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(member));
      zip.write(content);
    }
    try (OutputStream file = Files.newOutputStream(archive)) {
      out.writeTo(file);
    }
  }
}
