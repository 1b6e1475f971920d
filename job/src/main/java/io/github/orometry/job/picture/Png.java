package io.github.orometry.job.picture;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes a canvas as a PNG file with a palette (W3C, Portable Network Graphics). */
final class Png {
  private static final byte[] SIGNATURE = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', (byte) 0x1a, '\n'
  };
  private static final byte[] DEPTH_8_PALETTE = {8, 3, 0, 0, 0};

  private static final byte FILTER_UP = 2;
  private static final int BUFFER = 1 << 14;

  private Png() {}

  static void write(Path file, Canvas canvas) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.write(SIGNATURE);
      chunk(out, "IHDR", header(canvas));
      chunk(out, "PLTE", palette());
      chunk(out, "IDAT", pixels(canvas));
      chunk(out, "IEND", new byte[0]);
    }
  }

  private static byte[] header(Canvas canvas) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(canvas.width());
    out.writeInt(canvas.height());
    out.write(DEPTH_8_PALETTE);
    return bytes.toByteArray();
  }

  private static byte[] palette() {
    byte[] palette = new byte[3 * ColourMap.COLOURS];
    for (int colour = 0; colour < ColourMap.COLOURS; colour++) {
      int rgb = ColourMap.rgb(colour);
      palette[3 * colour] = (byte) (rgb >> 16);
      palette[3 * colour + 1] = (byte) (rgb >> 8);
      palette[3 * colour + 2] = (byte) rgb;
    }
    return palette;
  }

  /** Row by row, each less the row above, so that the rows of a bin are mostly zeros. */
  private static byte[] pixels(Canvas canvas) throws IOException {
    int width = canvas.width();
    byte[] pixels = canvas.pixels();
    byte[] line = new byte[1 + width];
    line[0] = FILTER_UP;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out =
        new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED), BUFFER)) {
      for (int y = 0; y < canvas.height(); y++) {
        for (int x = 0; x < width; x++) {
          int above = y > 0 ? pixels[(y - 1) * width + x] : 0;
          line[1 + x] = (byte) (pixels[y * width + x] - above);
        }
        out.write(line);
      }
    }
    return bytes.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) crc.getValue());
  }
}
