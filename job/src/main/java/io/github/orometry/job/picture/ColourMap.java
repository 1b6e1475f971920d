package io.github.orometry.job.picture;

/**
 * The colours of a picture, by number: {@link #SHADES} shades from dark blue over green to yellow,
 * lighter all the way, so that order is seen without hue; then paper and ink.
 */
final class ColourMap {
  static final int SHADES = 254;
  static final int PAPER = SHADES;
  static final int INK = SHADES + 1;
  static final int COLOURS = SHADES + 2;

  private static final int PAPER_RGB = 0xffffff;
  private static final int INK_RGB = 0x333333;
  private static final int[] ANCHORS = {
    0x170b3b, 0x2b2c6c, 0x28558c, 0x1f7d8f, 0x24a183, 0x62c462, 0xb5dc3f, 0xfbeb4a
  };

  private ColourMap() {}

  /** The shade of a fraction in [0, 1]. */
  static int shade(double fraction) {
    return (int) Math.round(fraction * (SHADES - 1));
  }

  /** Red, green and blue of a colour, as 0xRRGGBB; shades are linear between eight anchors. */
  static int rgb(int colour) {
    if (colour >= SHADES) {
      return colour == PAPER ? PAPER_RGB : INK_RGB;
    }
    double place = (double) colour / (SHADES - 1) * (ANCHORS.length - 1);
    int below = Math.min((int) place, ANCHORS.length - 2);
    double share = place - below;
    int rgb = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int low = ANCHORS[below] >> shift & 0xff;
      int high = ANCHORS[below + 1] >> shift & 0xff;
      rgb |= (int) Math.round(low + share * (high - low)) << shift;
    }
    return rgb;
  }
}
