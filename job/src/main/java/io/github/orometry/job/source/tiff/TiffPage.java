package io.github.orometry.job.source.tiff;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one page says of itself, checked: that it is of a kind which ImageIO reads exactly, and that
 * its samples lie in the file.
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

  private static final String KINDS =
      "8-bit unsigned, 16-bit unsigned, 16-bit signed, 32-bit signed, 32-bit floating-point, 64-bit floating-point";

  private static final long UNPACKED = 1;
  private static final Set<Long> COMPRESSIONS = Set.of(UNPACKED, 5L, 8L, 32773L, 32946L);
  private static final Set<Long> PHOTOMETRICS = Set.of(1L, 3L); // black is zero, palette

  /** No packing makes more of a byte: deflate 1032, LZW with codes of 12 bits some 1365. */
  private static final long MOST_UNPACKED = 1500;

  /**
   * A page, checked.
   *
   * @throws io.github.orometry.job.failure.BadInputException where it is of another kind, or not
   *     all in the file
   */
  static TiffPage of(TiffFields fields) throws IOException {
    int nx = (int) Math.min(Integer.MAX_VALUE, fields.number(TiffFields.WIDTH, 0));
    int ny = (int) Math.min(Integer.MAX_VALUE, fields.number(TiffFields.HEIGHT, 0));
    if (nx == 0 || ny == 0) {
      throw fields.damaged("it has no width or no height");
    }
    long format = fields.number(TiffFields.SAMPLE_FORMAT, 1);
    String words = FORMATS.getOrDefault(format, "format " + format);
    TiffPage page = new TiffPage(nx, ny, fields.number(TiffFields.BITS, 1) + "-bit " + words);
    page.checkKind(fields);
    page.checkChunks(fields);
    return page;
  }

  private void checkKind(TiffFields fields) throws IOException {
    long samples = fields.number(TiffFields.SAMPLES, 1);
    if (samples != 1) {
      throw fields.refused(samples + " samples a pixel, where one was expected (no colours)");
    }
    if (!List.of(KINDS.split(", ")).contains(kind)) {
      throw fields.refused(kind + " samples; read are " + KINDS);
    }
    long photometric = fields.number(TiffFields.PHOTOMETRIC, 1);
    if (!PHOTOMETRICS.contains(photometric)) {
      throw fields.refused(
          "photometric interpretation %s; read are 1 (black is zero) and 3 (palette, whose indices are taken)",
          photometric);
    }
    long compression = fields.number(TiffFields.COMPRESSION, UNPACKED);
    if (!COMPRESSIONS.contains(compression)) {
      throw fields.refused("compression %s; read are none, LZW, deflate and PackBits", compression);
    }
    long predictor = fields.number(TiffFields.PREDICTOR, 1);
    if (predictor != 1 && !(predictor == 2 && kind.startsWith("8-bit"))) {
      throw fields.refused("predictor %s on %s samples, which Java does not undo", predictor, kind);
    }
    if (fields.number(TiffFields.FILL_ORDER, 1) != 1) {
      throw fields.refused("its bits in reverse order (fill order 2)");
    }
  }

  /** Strips are tiles as wide as the page, the last of them only as high as is left. */
  private void checkChunks(TiffFields fields) throws IOException {
    boolean tiled = fields.number(TiffFields.TILE_WIDTH, 0) > 0;
    long wide = fields.number(tiled ? TiffFields.TILE_WIDTH : TiffFields.WIDTH, 0);
    long high = fields.number(tiled ? TiffFields.TILE_HEIGHT : TiffFields.ROWS_PER_STRIP, ny);
    high = tiled ? high : Math.min(ny, high);
    if (high == 0) {
      throw fields.damaged("its strips or tiles have no rows");
    }
    long chunks = (nx + wide - 1) / wide * ((ny + high - 1) / high);
    long[] offsets =
        fields.numbers(tiled ? TiffFields.TILE_OFFSETS : TiffFields.STRIP_OFFSETS, chunks);
    long[] bytes = fields.numbers(tiled ? TiffFields.TILE_BYTES : TiffFields.STRIP_BYTES, chunks);
    if (offsets.length < chunks || bytes.length < chunks) {
      throw fields.damaged("it has fewer strips or tiles than its size asks for");
    }
    boolean packed = fields.number(TiffFields.COMPRESSION, UNPACKED) != UNPACKED;
    long sample = fields.number(TiffFields.BITS, 1) / 8;
    for (int i = 0; i < chunks; i++) {
      long end = offsets[i] + bytes[i];
      if (end > fields.fileSize()) {
        throw fields.damaged(
            "its samples end at byte %s, but the file has %s bytes", end, fields.fileSize());
      }
      long rows = tiled ? high : Math.min(high, ny - i * high);
      double samples = (double) wide * rows; // a damaged page may claim more than fits a long
      if (samples * sample > bytes[i] * (packed ? MOST_UNPACKED : 1)) {
        throw fields.damaged(
            "%s bytes cannot hold a strip or tile of %s x %s samples", bytes[i], wide, rows);
      }
    }
  }

  @Override
  public String toString() {
    return "%s columns and %s rows of %s samples".formatted(nx, ny, kind);
  }
}
