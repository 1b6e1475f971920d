package io.github.orometry.job.publish;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.OrderlyEnd;
import io.github.orometry.job.file.Store;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Where a run writes, beside its target, and the lock that says it is alive. Closed without having
 * published it leaves nothing, also when the process is ended in an orderly way. For the rooms of
 * this package.
 */
public final class StagingFolder implements Closeable {
  private static final int ATTEMPTS = 5;

  private final Target target;
  private final Store store;
  private final Siblings siblings;
  private final Deque<Location> madeParents = new ArrayDeque<>();
  private final OrderlyEnd ending;
  private String run;

  /** Null where the store knows no locks. */
  private RunLock lock;

  private boolean isPublished;
  private boolean isClosed;

  private StagingFolder(Target target) {
    this.target = target;
    store = target.store();
    siblings = new Siblings(target);
    ending = new OrderlyEnd("orometry-discard-staging", this::end, target::unwritable);
  }

  /**
   * Makes the folder, and the target's parents where they are missing.
   *
   * @param runId part of its name
   */
  public static StagingFolder make(Target target, String runId) throws IOException {
    StagingFolder staging = new StagingFolder(target);
    staging.ending.begin();
    try {
      staging.begin(runId);
      return staging;
    } catch (IOException e) {
      try (staging) {
        throw e;
      }
    }
  }

  /** The lock first: a folder without one that is held would be that of a dead run. */
  private synchronized void begin(String runId) throws IOException {
    for (int attempt = 0; lock == null && attempt < ATTEMPTS; attempt++) {
      run = Siblings.newRun(runId);
      store.makeFolder(target.path().parent()).forEach(madeParents::push);
      lock = lock();
    }
    store.makeFolder(location());
  }

  /** Null where a run that looks for dead ones holds the file just now, or took its folder away. */
  private RunLock lock() throws IOException {
    try {
      return RunLock.take(store, siblings.name(Siblings.LOCK, run)).orElse(null);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /** The folder. */
  public Location location() {
    return siblings.name(Siblings.STAGING, run);
  }

  /** A name beside the target for an old result. */
  public Location replaced() {
    return siblings.next(Siblings.REPLACED, run);
  }

  /** Deletes folders of this run; gives what is left of them, mostly nothing. */
  public List<Location> delete(List<Location> folders) {
    return siblings.delete(folders, run);
  }

  /** The step that publishes. */
  @FunctionalInterface
  public interface Step {
    /** Gives what was to be deleted after it and is left. */
    List<Location> run() throws IOException;
  }

  /** Publishes. A process that is to end waits for it. */
  public synchronized List<Location> publish(Step step) throws IOException {
    if (isPublished || isClosed) {
      throw new IllegalStateException("published or closed already");
    }
    List<Location> left = step.run();
    isPublished = true;
    return left;
  }

  /**
   * Deletes the folder, and the parents made for it, unless the result was published.
   *
   * @throws io.github.orometry.job.failure.FailedException where they cannot be deleted
   */
  @Override
  public void close() {
    ending.close();
  }

  private synchronized void end() throws IOException {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try {
      if (!isPublished) {
        discard();
      }
    } finally {
      if (lock != null) {
        lock.release(!siblings.of(run).isEmpty());
      }
    }
    if (!isPublished) {
      for (Location parent : madeParents) {
        store.deleteEmpty(parent);
      }
    }
  }

  /** Threads still at work may make it anew. */
  private void discard() throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS && store.info(location()).isPresent(); attempt++) {
      siblings.discard(location(), run);
    }
  }
}
