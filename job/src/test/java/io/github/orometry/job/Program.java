package io.github.orometry.job;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of the program, run in this process from its command line on.
 *
 * @param exitCode what the process would have ended with
 * @param out what it printed to standard output
 * @param err what it printed to standard error
 */
public record Program(int exitCode, String out, String err) {

  /** Runs a command line, of words and of lists of words. */
  public static Program run(Object... arguments) {
    List<String> words = new ArrayList<>();
    for (Object argument : arguments) {
      if (argument instanceof Iterable<?> several && !(argument instanceof java.nio.file.Path)) {
        several.forEach(one -> words.add(one.toString()));
      } else {
        words.add(argument.toString());
      }
    }
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream keptOut = new ByteArrayOutputStream();
    ByteArrayOutputStream keptErr = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(keptOut, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(keptErr, true, StandardCharsets.UTF_8));
      int exitCode = Orometry.run(words.toArray(String[]::new));
      return new Program(exitCode, text(keptOut), text(keptErr));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /**
   * The lines on standard error, less those on the input, the executor chosen and the work done.
   */
  public List<String> complaints() {
    return err.lines()
        .filter(line -> !line.startsWith("orometry: executor ") && !line.startsWith("surfaces: "))
        .filter(line -> !line.startsWith("orometry: memory "))
        .filter(line -> !line.matches("orometry: \\d+ x \\d+ cells, .*"))
        .toList();
  }
}
