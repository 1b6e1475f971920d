package io.github.orometry.job.tuning;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.publish.Folders;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder among the temporary files for all that trials write. Closing it deletes it, and so does
 * an orderly end of the process.
 */
final class TrialFolder implements AutoCloseable {
  private static final int ATTEMPTS = 100;

  private final Path folder;
  private final Thread hook = new Thread(this::deleteAtShutdown, "orometry-delete-trials");
  private int trials;
  private volatile boolean ending;

  private TrialFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder.
   *
   * @throws JobException where it cannot be made
   */
  static TrialFolder open() {
    try {
      TrialFolder opened = new TrialFolder(Files.createTempDirectory("orometry-tune-"));
      Runtime.getRuntime().addShutdownHook(opened.hook);
      return opened;
    } catch (IOException e) {
      throw unwritable("the folder of temporary files", e);
    }
  }

  Path path() {
    return folder;
  }

  /** A folder in it, made if it is not there. */
  Path folder(String name) {
    if (ending) {
      throw new IllegalStateException("the process is ending");
    }
    try {
      return Files.createDirectories(folder.resolve(name));
    } catch (IOException e) {
      throw unwritable("folder " + folder, e);
    }
  }

  /** An empty folder for the tables of another trial. */
  Path nextTrial() {
    return folder("trial-" + trials++);
  }

  /** Deletes the folder of a trial. */
  void delete(Path trial) {
    try {
      Folders.delete(trial);
    } catch (IOException e) {
      throw unwritable("folder " + trial, e);
    }
  }

  @Override
  public void close() {
    delete(folder);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      assert !Files.exists(folder); // the process is ending, and the hook runs already
    }
  }

  /** Threads still at work may put new files into it meanwhile. */
  private void deleteAtShutdown() {
    ending = true;
    try {
      for (int attempt = 1; Files.exists(folder); attempt++) {
        try {
          Folders.delete(folder);
        } catch (DirectoryNotEmptyException e) {
          if (attempt == ATTEMPTS) {
            throw e;
          }
        }
      }
    } catch (IOException e) {
      System.err.println("orometry: " + folder + " could not be deleted: " + e);
    }
  }

  private static JobException unwritable(String what, IOException e) {
    return new JobException(
        ExitCode.RUN_FAILED, what + " cannot be written for trials: " + e + ".", e);
  }
}
