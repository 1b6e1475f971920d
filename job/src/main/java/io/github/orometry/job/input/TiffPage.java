package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one page of a TIFF file says of itself, checked: that it is of a kind which ImageIO reads
 * exactly, and that its samples lie in the file.
 *
 * <p>Read are: one sample a pixel; 8 or 16 bits unsigned, 16 or 32 bits signed, 32 or 64 bits
 * floating point; in strips or tiles; as they are, or packed by LZW, deflate or PackBits. ImageIO
 * reads other integers wrongly, inverts white-is-zero, and knows no predictor but that of 8 bits.
 *
 * @param nx columns
 * @param ny rows
 * @param kind the words for its samples
 */
record TiffPage(int nx, int ny, String kind) {
  private static final Map<Long, String> FORMATS =
      Map.of(1L, "unsigned", 2L, "signed", 3L, "floating-point");

  private static final List<String> KINDS =
      List.of(
          "8-bit unsigned",
          "16-bit unsigned",
          "16-bit signed",
          "32-bit signed",
          "32-bit floating-point",
          "64-bit floating-point");

  private static final long UNPACKED = 1;
  private static final Set<Long> COMPRESSIONS = Set.of(UNPACKED, 5L, 8L, 32773L, 32946L);
  private static final Set<Long> PHOTOMETRICS = Set.of(1L, 3L); // black is zero, palette

  /** No packing makes more of a byte: deflate 1032, LZW with codes of 12 bits some 1365. */
  private static final long MOST_UNPACKED = 1500;

  /**
   * A page, checked.
   *
   * @param label the words for the page
   * @param fileSize bytes of the file
   * @throws JobException (bad input) where it is of another kind, or not all in the file
   */
  static TiffPage of(TiffFields fields, String label, long fileSize) throws IOException {
    try {
      TiffPage page =
          new TiffPage(
              side(fields, TiffFields.WIDTH), side(fields, TiffFields.HEIGHT), kind(fields));
      if (page.nx == 0 || page.ny == 0) {
        throw damaged(label, "it has no width or no height");
      }
      page.checkKind(fields, label);
      page.checkChunks(fields, label, fileSize);
      return page;
    } catch (EOFException e) {
      throw damaged(label, "its directory points to " + e.getMessage());
    }
  }

  private static int side(TiffFields fields, int tag) throws IOException {
    return (int) Math.min(Integer.MAX_VALUE, fields.number(tag, 0));
  }

  private static String kind(TiffFields fields) throws IOException {
    long format = fields.number(TiffFields.SAMPLE_FORMAT, 1);
    String words = FORMATS.getOrDefault(format, "format " + format);
    return fields.number(TiffFields.BITS, 1) + "-bit " + words;
  }

  private void checkKind(TiffFields fields, String label) throws IOException {
    long samples = fields.number(TiffFields.SAMPLES, 1);
    if (samples != 1) {
      throw refused(label, samples + " samples a pixel, where one was expected (no colours)");
    }
    if (!KINDS.contains(kind)) {
      throw refused(label, kind + " samples; read are " + String.join(", ", KINDS));
    }
    long photometric = fields.number(TiffFields.PHOTOMETRIC, 1);
    if (!PHOTOMETRICS.contains(photometric)) {
      throw refused(
          label,
          "photometric interpretation "
              + photometric
              + "; read are 1 (black is zero) and 3 (palette, whose indices are taken)");
    }
    long compression = fields.number(TiffFields.COMPRESSION, UNPACKED);
    if (!COMPRESSIONS.contains(compression)) {
      throw refused(
          label, "compression " + compression + "; read are none, LZW, deflate and PackBits");
    }
    long predictor = fields.number(TiffFields.PREDICTOR, 1);
    if (predictor != 1 && !(predictor == 2 && kind.startsWith("8-bit"))) {
      throw refused(
          label, "predictor " + predictor + " on " + kind + " samples, which Java does not undo");
    }
    if (fields.number(TiffFields.FILL_ORDER, 1) != 1) {
      throw refused(label, "its bits in reverse order (fill order 2)");
    }
  }

  /** Strips are tiles as wide as the page, the last of them only as high as is left. */
  private void checkChunks(TiffFields fields, String label, long fileSize) throws IOException {
    boolean tiled = fields.number(TiffFields.TILE_WIDTH, 0) > 0;
    long wide = tiled ? fields.number(TiffFields.TILE_WIDTH, 0) : nx;
    long high =
        tiled
            ? fields.number(TiffFields.TILE_HEIGHT, 0)
            : Math.min(ny, fields.number(TiffFields.ROWS_PER_STRIP, ny));
    if (high == 0) {
      throw damaged(label, "its strips or tiles have no rows");
    }
    long chunks = (nx + wide - 1) / wide * ((ny + high - 1) / high);
    long[] offsets =
        fields.numbers(tiled ? TiffFields.TILE_OFFSETS : TiffFields.STRIP_OFFSETS, chunks);
    long[] bytes = fields.numbers(tiled ? TiffFields.TILE_BYTES : TiffFields.STRIP_BYTES, chunks);
    if (offsets.length < chunks || bytes.length < chunks) {
      throw damaged(label, "it has fewer strips or tiles than its size asks for");
    }
    boolean packed = fields.number(TiffFields.COMPRESSION, UNPACKED) != UNPACKED;
    long sample = fields.number(TiffFields.BITS, 1) / 8;
    for (int i = 0; i < chunks; i++) {
      if (offsets[i] + bytes[i] > fileSize) {
        throw damaged(
            label,
            "its samples end at byte "
                + (offsets[i] + bytes[i])
                + ", but the file has "
                + fileSize
                + " bytes");
      }
      long rows = tiled ? high : Math.min(high, ny - i * high);
      double samples = (double) wide * rows; // a damaged page may claim more than fits a long
      if (samples * sample > bytes[i] * (packed ? MOST_UNPACKED : 1)) {
        throw damaged(
            label,
            bytes[i] + " bytes cannot hold a strip or tile of " + wide + " x " + rows + " samples");
      }
    }
  }

  private static JobException damaged(String label, String why) {
    return JobException.badInput(label + " is truncated or damaged: " + why + ".");
  }

  private static JobException refused(String label, String what) {
    return JobException.badInput(label + " has " + what + ".");
  }

  @Override
  public String toString() {
    return nx + " columns and " + ny + " rows of " + kind + " samples";
  }
}
