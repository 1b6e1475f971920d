package io.github.orometry.job.failure;

import java.util.regex.Pattern;

/** Text of others, such as a name in a file, made fit for a sentence. */
public final class OneLine {
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}]");

  private OneLine() {}

  /** The text with its control characters and line ends as {@code \}{@code uXXXX}. */
  public static String of(String text) {
    return CONTROL
        .matcher(text)
        .replaceAll(c -> String.format("\\\\u%04x", c.group().codePointAt(0)));
  }
}
