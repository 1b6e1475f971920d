package io.github.orometry.job.publish;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Deque;

/**
 * One file's way to its target: a staging folder beside it, on the same file system, and one move
 * that makes the whole file appear. Closed without having been published, it leaves nothing behind;
 * so it does when the process is ended in an orderly way.
 */
public final class FilePublication implements Closeable {
  private final Path shown;
  private final Path target;
  private final IfExists ifExists;
  private final Deque<Path> madeParents;
  private final Path staging;
  private final Thread hook = new Thread(this::discardAtShutdown, "orometry-discard-file");
  private boolean done;

  private FilePublication(Path shown, IfExists ifExists) throws IOException {
    this.shown = shown;
    this.ifExists = ifExists;
    target = shown.toAbsolutePath().normalize();
    refuseTaken();
    madeParents = Folders.make(target.getParent());
    staging = Files.createTempDirectory(target.getParent(), ".orometry.staging-");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Makes the staging folder, and the target's parents where they are missing.
   *
   * @throws JobException with exit code 4 where the target exists and is not to be replaced, 1
   *     where nothing can be written there
   */
  public static FilePublication open(Path file, IfExists ifExists) {
    try {
      return new FilePublication(file, ifExists);
    } catch (IOException e) {
      throw Target.unwritable(file, e);
    }
  }

  /** A folder for what is needed on the way; never published. */
  public Path staging() {
    return staging;
  }

  /** The file to write. */
  public Path file() {
    return staging.resolve("file");
  }

  /**
   * Publishes the file. Where two publish to one target within microseconds, both may succeed; the
   * target is then one's whole file.
   *
   * @throws JobException with exit code 4 where the target exists by now and is not to be replaced
   */
  public synchronized void publish() {
    refuseTaken();
    try {
      if (ifExists == IfExists.OVERWRITE) {
        Files.move(file(), target, StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.move(file(), target);
      }
      done = true;
      Folders.delete(staging);
    } catch (FileAlreadyExistsException e) {
      throw conflict("exists already");
    } catch (IOException e) {
      throw Target.unwritable(shown, e);
    }
  }

  @Override
  public void close() {
    try {
      discard();
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IOException e) {
      throw Target.unwritable(shown, e);
    } catch (IllegalStateException e) {
      assert done; // the process is ending, and the hook has nothing left to do
    }
  }

  private void refuseTaken() {
    if (Files.isDirectory(target)) {
      throw conflict("is a folder, where a file was expected");
    }
    if (ifExists == IfExists.FAIL && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw conflict("exists already (--if-exists overwrite replaces it)");
    }
  }

  private JobException conflict(String reason) {
    return new JobException(ExitCode.OUTPUT_CONFLICT, "the output " + shown + " " + reason + ".");
  }

  private synchronized void discard() throws IOException {
    if (!done) {
      done = true;
      Folders.delete(staging);
      Folders.deleteEmpty(madeParents);
    }
  }

  private void discardAtShutdown() {
    try {
      discard();
    } catch (IOException e) {
      System.err.println("orometry: " + staging + " could not be deleted: " + e);
    }
  }
}
