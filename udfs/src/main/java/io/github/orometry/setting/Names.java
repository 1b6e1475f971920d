package io.github.orometry.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Names that may be misspelt. */
public final class Names {
  /** Of the letters of a name, the share that may be wrong for it to be meant. */
  private static final double WRONG = 0.4;

  private Names() {}

  /** The name that is nearest to a text, by the letters to change, add and take away, if any is. */
  public static Optional<String> nearest(String text, Collection<String> names) {
    String plain = plain(text);
    return names.stream()
        .min(Comparator.comparingInt(name -> changes(plain, name)))
        .filter(name -> changes(plain, name) <= WRONG * name.length());
  }

  /** As names are: in small letters, with dashes between words and none before. */
  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT).replaceAll("[_ ]", "-").replaceAll("^-+", "");
  }

  /** Levenshtein's distance; row by row, O(a b). */
  private static int changes(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
