package io.github.orometry.job.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;

/** What Jazzer calls: the target is named by its argument. See {@code scripts/fuzz}. */
public final class FuzzDriver {
  private static Target target;

  private FuzzDriver() {}

  /** Called first: what was kept is taken once, so that no input waits for classes to be loaded. */
  public static void fuzzerInitialize(String[] arguments) throws Exception {
    target = Target.of(arguments[0]);
    for (Path kept : Kept.of(target)) {
      target.take(Files.readAllBytes(kept));
    }
  }

  /** Called with each input. */
  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    target.take(input);
  }
}
