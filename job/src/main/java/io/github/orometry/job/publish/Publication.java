package io.github.orometry.job.publish;

import io.github.orometry.job.failure.JobException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run's way to its target: a staging folder to write to, and one atomic move that publishes it.
 * Closed without having been published, it leaves nothing behind; so it does when the process is
 * ended in an orderly way.
 */
public final class Publication implements Closeable {
  private static final int ATTEMPTS = 100;
  private static final String DISCARDED = "discarded";
  private static final String SCRATCH = ".scratch";

  private final Target target;
  private final IfExists ifExists;
  private final String runId;
  private final Path staging;
  private final Thread hook = new Thread(this::discardAtShutdown, "orometry-discard-staging");
  private boolean done;

  private Publication(Target target, IfExists ifExists, String runId) {
    this.target = target;
    this.ifExists = ifExists;
    this.runId = runId;
    staging = target.sibling("staging", runId);
  }

  /**
   * Makes the staging folder, and the target's parents where they are missing.
   *
   * @param out the target
   * @param runId part of the staging folder's name
   * @param inputs files and folders that the target must not contain, nor lie in
   * @throws JobException with exit code 4 where the target exists and is not to be replaced, 2
   *     where an input is in the way, 1 where nothing can be written there
   */
  public static Publication open(Path out, IfExists ifExists, String runId, List<Path> inputs) {
    Target target = Target.of(out);
    Publication publication = new Publication(target, ifExists, runId);
    try {
      target.checkApartFrom(inputs);
      target.recover();
      target.check(ifExists);
      Files.createDirectory(publication.staging);
      Runtime.getRuntime().addShutdownHook(publication.hook);
      return publication;
    } catch (IOException e) {
      JobException failure = Target.unwritable(out, e);
      publication.discardAfter(failure);
      throw failure;
    } catch (JobException e) {
      publication.discardAfter(e);
      throw e;
    }
  }

  /** The folder to write the result to. */
  public Path staging() {
    return staging;
  }

  /**
   * A folder for what is needed on the way, within the staging folder and never published.
   *
   * @throws JobException where it cannot be made
   */
  public Path scratch() {
    try {
      return Files.createDirectories(staging.resolve(SCRATCH));
    } catch (IOException e) {
      throw Target.unwritable(target.shown(), e);
    }
  }

  /**
   * Clears the staging folder of what is not published: all that is to be done before the manifest
   * is written.
   *
   * @throws JobException where it cannot be cleared
   */
  public void prepare() {
    try {
      Folders.delete(staging.resolve(SCRATCH));
    } catch (IOException e) {
      throw Target.unwritable(target.shown(), e);
    }
  }

  /** Where the result is, once published. */
  public Path target() {
    return target.path();
  }

  /**
   * Publishes the staging folder, which holds a manifest.
   *
   * @return old results that were replaced and could not be deleted; mostly empty
   * @throws JobException with exit code 4 where another run published first, 1 where the result
   *     cannot be moved; an old result is then where it was
   */
  public synchronized List<Path> publish() {
    if (done) {
      throw new IllegalStateException("published or closed already");
    }
    List<Path> replaced = new ArrayList<>();
    try {
      prepare();
      moveIn(replaced);
    } catch (IOException e) {
      JobException failure = Target.unwritable(target.shown(), e);
      moveBack(replaced, failure);
      throw failure;
    } catch (JobException e) {
      moveBack(replaced, e);
      throw e;
    }
    done = true;
    removeHook();
    return delete(replaced);
  }

  /**
   * Deletes the staging folder, and the parents made for it, unless the result was published.
   *
   * @throws JobException where they cannot be deleted
   */
  @Override
  public void close() {
    try {
      discard();
    } catch (IOException e) {
      throw Target.unwritable(target.shown(), e);
    } finally {
      removeHook();
    }
  }

  private void moveIn(List<Path> replaced) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!Files.exists(staging)) {
        throw new IOException("its staging folder " + staging + " was taken away");
      }
      if (Moves.move(staging, target.path())) {
        return;
      }
      if (ifExists == IfExists.FAIL) {
        throw target.conflict("was published by another run first");
      }
      Path aside = target.sibling(Target.REPLACED, runId);
      if (Moves.move(target.path(), aside)) {
        replaced.add(aside);
        target.checkReplaceable(aside);
      }
    }
    throw target.conflict("was published by other runs " + ATTEMPTS + " times meanwhile");
  }

  /** The last result moved aside is the newest; the others were replaced by it. */
  private void moveBack(List<Path> replaced, JobException failure) {
    if (replaced.isEmpty()) {
      return;
    }
    int last = replaced.size() - 1;
    try {
      Moves.move(replaced.get(last), target.path());
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    delete(replaced.subList(0, last));
  }

  /** Renamed first, so that no other run moves back what is half deleted. */
  private List<Path> delete(List<Path> folders) {
    List<Path> left = new ArrayList<>();
    for (Path folder : folders) {
      Path discarded = target.sibling(DISCARDED, runId);
      try {
        if (Moves.move(folder, discarded)) {
          Folders.delete(discarded);
        }
      } catch (IOException e) {
        left.add(Files.exists(discarded) ? discarded : folder); // the caller tells of it
      }
    }
    return left;
  }

  /** Moved away first, so that no thread still at work puts a new file into it. */
  private synchronized void discard() throws IOException {
    if (done) {
      return;
    }
    done = true;
    for (int attempt = 0; attempt < ATTEMPTS && Files.exists(staging); attempt++) {
      Path discarded = target.sibling(DISCARDED, runId);
      if (Moves.move(staging, discarded)) {
        Folders.delete(discarded);
      }
    }
    Folders.deleteEmpty(target.madeParents());
  }

  private void discardAfter(JobException failure) {
    try {
      discard();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void discardAtShutdown() {
    try {
      discard();
    } catch (IOException e) {
      System.err.println("orometry: " + staging + " could not be deleted: " + e);
    }
  }

  private void removeHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending and the hook runs: it finds nothing left to do.
      assert done;
    }
  }
}
