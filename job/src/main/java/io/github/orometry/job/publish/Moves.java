package io.github.orometry.job.publish;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Atomic moves of folders. */
final class Moves {
  private static final int ATTEMPTS = 20;

  private Moves() {}

  /**
   * Moves a folder onto nothing or onto an empty folder.
   *
   * @return false, and nothing moved, where something is at {@code to} or nothing at {@code from}
   * @throws IOException where it fails for another reason; nothing has moved
   */
  static boolean move(Path from, Path to) throws IOException {
    IOException failure = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        return true;
      } catch (AtomicMoveNotSupportedException e) {
        throw e;
      } catch (IOException e) {
        failure = e;
      }
      // Systems name these cases differently, so the folders are asked instead of the exception.
      if (Files.exists(to) || !Files.exists(from)) {
        return false;
      }
      // Another run may have moved away, just now, what was in the way: once more.
    }
    throw failure;
  }
}
