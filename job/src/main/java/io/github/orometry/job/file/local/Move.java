package io.github.orometry.job.file.local;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Atomic moves that replace nothing. */
final class Move {
  private static final int ATTEMPTS = 20;

  private Move() {}

  /** See {@link io.github.orometry.job.file.Store#move}. */
  static boolean of(Path from, Path to) throws IOException {
    IOException failure = null;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        move(from, to);
        return true;
      } catch (AtomicMoveNotSupportedException e) {
        throw e;
      } catch (IOException e) {
        failure = e;
      }
      // Systems name these cases differently, so the files are asked instead of the exception.
      if (Files.exists(to, NOFOLLOW_LINKS) || !Files.exists(from, NOFOLLOW_LINKS)) {
        return false;
      }
      // Another run may have moved away, just now, what was in the way: once more.
    }
    throw failure;
  }

  private static void move(Path from, Path to) throws IOException {
    if (Files.isDirectory(from, NOFOLLOW_LINKS) || !isLinked(from, to)) {
      Files.move(from, to, ATOMIC_MOVE);
      return;
    }
    try {
      Files.delete(from);
    } catch (IOException e) {
      Files.deleteIfExists(to); // another has moved it elsewhere, or it has to stay
      throw e;
    }
  }

  /**
   * Gives a file its new name beside the old one.
   *
   * @return false where the file system has no links, and nothing is at {@code to}
   */
  private static boolean isLinked(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
      return true;
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      if (Files.exists(to, NOFOLLOW_LINKS)) {
        throw new FileAlreadyExistsException(to.toString());
      }
      return false;
    }
  }
}
