package io.github.orometry.job.picture;

import java.util.Arrays;

/**
 * Pixels, each the number of a colour of {@link ColourMap}, x to the right and y downwards from the
 * top left; what lies outside is cut.
 */
final class Canvas {
  private final int width;
  private final int height;
  private final byte[] pixels;

  Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    pixels = new byte[Math.multiplyExact(width, height)];
    Arrays.fill(pixels, (byte) ColourMap.PAPER);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The pixels, row by row; not to be changed. */
  byte[] pixels() {
    return pixels;
  }

  void fill(int left, int top, int wide, int high, int colour) {
    int from = Math.max(0, left);
    int to = Math.min(width, left + wide);
    for (int y = Math.max(0, top); y < Math.min(height, top + high) && from < to; y++) {
      Arrays.fill(pixels, y * width + from, y * width + to, (byte) colour);
    }
  }

  /** A frame of one pixel around the given rectangle. */
  void frame(int left, int top, int wide, int high, int colour) {
    fill(left - 1, top - 1, wide + 2, 1, colour);
    fill(left - 1, top + high, wide + 2, 1, colour);
    fill(left - 1, top - 1, 1, high + 2, colour);
    fill(left + wide, top - 1, 1, high + 2, colour);
  }

  /** Text with its top left corner there, {@link BitmapFont#HEIGHT} high. */
  void text(int left, int top, String text, int colour) {
    for (int i = 0; i < text.length(); i++) {
      for (int row = 0; row < BitmapFont.ROWS; row++) {
        for (int column = 0; column < BitmapFont.COLUMNS; column++) {
          if (BitmapFont.isSet(text.charAt(i), row, column)) {
            int x = left + i * BitmapFont.ADVANCE + column * BitmapFont.SCALE;
            fill(x, top + row * BitmapFont.SCALE, BitmapFont.SCALE, BitmapFont.SCALE, colour);
          }
        }
      }
    }
  }
}
