package io.github.orometry.job.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Writes a canvas as a PNG with a palette (W3C, Portable Network Graphics). */
final class Png {
  private static final byte[] SIGNATURE = {
    (byte) 0x89, 'P', 'N', 'G', '\r', '\n', (byte) 0x1a, '\n'
  };
  private static final byte[] DEPTH_8_PALETTE = {8, 3, 0, 0, 0};

  private static final byte FILTER_UP = 2;
  private static final int BUFFER = 1 << 14;

  private Png() {}

  static void write(OutputStream out, Canvas canvas) throws IOException {
    out.write(SIGNATURE);
    chunk(out, "IHDR", header(canvas));
    chunk(out, "PLTE", palette());
    chunk(out, "IDAT", pixels(canvas));
    chunk(out, "IEND", new byte[0]);
  }

  private static byte[] header(Canvas canvas) {
    return ByteBuffer.allocate(2 * Integer.BYTES + DEPTH_8_PALETTE.length)
        .putInt(canvas.width())
        .putInt(canvas.height())
        .put(DEPTH_8_PALETTE)
        .array();
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

  private static void chunk(OutputStream out, String type, byte[] content) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(3 * Integer.BYTES + content.length);
    chunk.putInt(content.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(content);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), Integer.BYTES, Integer.BYTES + content.length);
    out.write(chunk.putInt((int) crc.getValue()).array());
  }
}
