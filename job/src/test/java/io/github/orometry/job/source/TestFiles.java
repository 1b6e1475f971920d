package io.github.orometry.job.source;

import io.github.orometry.job.format.npy.NpyWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Inputs that tests write themselves. */
public final class TestFiles {
  private TestFiles() {}

  /** What element (x, y, t) of a written array holds. */
  public static double value(int seed, int x, int y, int t) {
    return seed * 1e9 + x * 1e6 + y * 1e3 + t * 0.25;
  }

  /** The bytes of an npy file (n_x, n_y, n_t) of little-endian float64 in C order. */
  public static byte[] npy(int nx, int ny, int nt, int seed) {
    double[] values = new double[nx * ny * nt];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(seed, i / nt / ny, i / nt % ny, i % nt);
    }
    return npy(values, nx, ny, nt);
  }

  /** An npy header of version 1.0 with any text. */
  public static byte[] rawHeader(String text) {
    byte[] ascii = (text + "\n").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer header = ByteBuffer.allocate(10 + ascii.length).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII));
    return header.put((byte) 1).put((byte) 0).putShort((short) ascii.length).put(ascii).array();
  }

  /** The bytes of an npy file of float64 in C order. */
  public static byte[] npy(double[] values, int... shape) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      NpyWriter.write(out, values, shape);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Writes an archive of one deflated member. */
  public static void deflate(Path archive, String member, byte[] content) throws IOException {
    write(archive, ZipEntry.DEFLATED, Map.of(member, content));
  }

  /** Writes an archive of stored members, in the order of their names. */
  public static void store(Path archive, Map<String, byte[]> members) throws IOException {
    write(archive, ZipEntry.STORED, members);
  }

  private static void write(Path archive, int method, Map<String, byte[]> members)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> member : new TreeMap<>(members).entrySet()) {
        CRC32 crc = new CRC32();
        crc.update(member.getValue());
        ZipEntry entry = new ZipEntry(member.getKey());
        entry.setMethod(method);
        entry.setSize(member.getValue().length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(member.getValue());
      }
    }
    Files.write(archive, out.toByteArray());
  }
}
