package io.github.orometry.job.input;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Words that the messages of this package share. */
final class Messages {
  private Messages() {}

  /** Why something could not be read, in words that a user knows. */
  static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "permission is denied";
    }
    if (e instanceof EOFException) {
      return "it is truncated: " + e.getMessage();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Text from a file, fit for one line: control characters show as \\uXXXX. */
  static String printable(String text) {
    StringBuilder line = new StringBuilder();
    for (char c : text.toCharArray()) {
      boolean control =
          Character.isISOControl(c) || Character.getType(c) == Character.LINE_SEPARATOR;
      line.append(control ? String.format("\\u%04x", (int) c) : String.valueOf(c));
    }
    return line.toString();
  }

  /** The words for so many things, such as "1 column" and "2 columns". */
  static String count(long n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }
}
