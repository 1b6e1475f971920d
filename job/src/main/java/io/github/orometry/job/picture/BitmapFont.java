package io.github.orometry.job.picture;

/**
 * Digits, small letters and some signs on 5 x 7 dots, two more rows below the line. A glyph is
 * seven or nine digits in base 32, a row each from the top, the leftmost dot the highest bit.
 */
final class BitmapFont {
  static final int ROWS = 9;
  static final int COLUMNS = 5;

  /** Pixels to a dot. */
  static final int SCALE = 2;

  /** Pixels from the top of a glyph to the line it stands on. */
  static final int HEIGHT = 7 * SCALE;

  /** Pixels from one glyph to the next. */
  static final int ADVANCE = (COLUMNS + 1) * SCALE;

  private static final String CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyz.,-+=() ";
  private static final String[] GLYPHS = {
    "ehjlphe", "4c4444e", "eh1248v", "v2421he", "26aiv22", "vgu11he", "68guhhe", "v124888",
    "ehhehhe", "ehhf12c", "00e1fhf", "ggmphhu", "00eggge", "11djhhf", "00ehvge", "698s888",
    "00fhhhf1e", "ggmphhh", "40c444e", "2062222ic", "ggikoki", "c44444e", "00qllhh", "00mphhh",
    "00ehhhe", "00uhhhugg", "00fhhhf11", "00mpggg", "00fge1u", "88s8896", "00hhhjd", "00hhha4",
    "00hhlla", "00ha4ah", "00hhhhf1e", "00v248v", "00000cc", "00000cc48", "000e000", "044v440",
    "00v0v00", "2488842", "8422248", "0000000"
  };

  private BitmapFont() {}

  /** Whether the dot is set; a character that the font does not have is drawn as a minus sign. */
  static boolean isSet(char character, int row, int column) {
    int place = CHARACTERS.indexOf(character);
    String glyph = GLYPHS[place < 0 ? CHARACTERS.indexOf('-') : place];
    if (row >= glyph.length()) {
      return false;
    }
    return (Character.digit(glyph.charAt(row), 32) >> (COLUMNS - 1 - column) & 1) == 1;
  }

  /** Pixels that a text is wide. */
  static int width(String text) {
    return Math.max(0, text.length() * ADVANCE - SCALE);
  }
}
