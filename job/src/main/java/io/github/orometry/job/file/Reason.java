package io.github.orometry.job.file;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.FailedException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, in words rather than by an exception's class. */
public final class Reason {
  private Reason() {}

  /** The end of a sentence, without a full stop; names the file where the exception does. */
  public static String of(IOException e) {
    if (e instanceof AccessDeniedException denied) {
      return "no permission for " + denied.getFile();
    }
    if (e instanceof NoSuchFileException missing) {
      return missing.getFile() + " does not exist";
    }
    if (e instanceof FileSystemException other && other.getReason() != null) {
      return other.getFile() + ": " + other.getReason();
    }
    return unnamed(e);
  }

  /** The same of a file that the sentence has named. */
  public static String unnamed(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "it does not exist";
    }
    if (e instanceof AccessDeniedException) {
      return "permission is denied";
    }
    if (e instanceof EOFException) {
      return "it is truncated: " + e.getMessage();
    }
    if (e instanceof FileSystemException other && other.getReason() != null) {
      return other.getReason();
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /**
   * What a store said, of a failure that others may have wrapped in texts of their own: that which
   * names a file, else the innermost.
   */
  public static IOException innermost(Exception failure) {
    IOException innermost = new IOException(failure);
    for (Throwable e = failure;
        e != null && !(innermost instanceof FileSystemException);
        e = e.getCause()) {
      innermost = e instanceof IOException found ? found : innermost;
    }
    return innermost;
  }

  /** The failure of an input, such as "file a.npz", that cannot be read. */
  public static BadInputException unreadable(String input, IOException e) {
    return new BadInputException("%s cannot be read: %s.".formatted(input, unnamed(e)), e);
  }

  /** The failure of an output: "the manifest could not be written in out", and why. */
  public static FailedException failed(String what, IOException e) {
    return new FailedException("%s: %s.".formatted(what, of(e)), e);
  }
}
