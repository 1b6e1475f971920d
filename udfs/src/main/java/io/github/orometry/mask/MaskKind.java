package io.github.orometry.mask;

import java.util.Locale;

/** Which cells a mask holds; written in lower case. */
public enum MaskKind {
  /** Those connected to the dominant summit through cells at or above the level. */
  DOMINANT,
  /** Those at or above the level, wherever they lie. */
  LEVEL_SET;

  /** The word in the tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
