package io.github.orometry.job.publish;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Store;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One file's way to its target: a staging folder beside it, on the same store, and one move that
 * makes the whole file appear; on an object store, where a file appears whole, a copy. Closed
 * without having been published, it leaves nothing behind; so it does when the process is ended in
 * an orderly way.
 */
public final class FilePublication implements Closeable {
  private static final String RUN = "file";

  private final Target target;
  private final Store store;
  private final IfExists ifExists;
  private final List<Location> left;

  /** Null on an object store. */
  private final StagingFolder staging;

  private final Location folder;

  private FilePublication(Target target, IfExists ifExists) throws IOException {
    this.target = target;
    this.ifExists = ifExists;
    store = target.store();
    left = Leftovers.delete(target, false, OutputSettings.STALE_AFTER.standard());
    refuseTaken();
    staging = store.movesAtomically() ? StagingFolder.make(target, RUN) : null;
    folder =
        staging == null
            ? new Siblings(target).name(Siblings.STAGING, Siblings.newRun(RUN))
            : staging.location();
  }

  /**
   * Makes the staging folder, and the target's parents where they are missing. What runs that were
   * killed left beside the target is removed.
   *
   * @throws io.github.orometry.job.failure.ConflictException where the target exists and is not to
   *     be replaced
   * @throws io.github.orometry.job.failure.FailedException where nothing can be written there
   */
  public static FilePublication open(Location file, IfExists ifExists) {
    Target target = new Target(file, file);
    if (!target.store().movesAtomically() && !target.store().puts()) {
      throw target.unsuited();
    }
    try {
      return new FilePublication(target, ifExists);
    } catch (IOException e) {
      throw target.unwritable(e);
    }
  }

  /** A folder for what is needed on the way; never published. */
  public Location staging() {
    return folder;
  }

  /** The file to write. */
  public Location file() {
    return staging().child("file");
  }

  /**
   * Publishes the file.
   *
   * @return what was to be deleted and could not be; mostly empty
   * @throws io.github.orometry.job.failure.ConflictException where the target exists by now and is
   *     not to be replaced
   */
  public List<Location> publish() {
    try {
      return staging == null ? copyIn() : staging.publish(this::moveIn);
    } catch (IOException e) {
      throw target.unwritable(e);
    }
  }

  private List<Location> moveIn() throws IOException {
    refuseTaken();
    if (ifExists == IfExists.OVERWRITE) {
      store.moveOnto(file(), target.path());
    } else if (!store.move(file(), target.path())) {
      throw target.taken();
    }
    List<Location> all = new ArrayList<>(left);
    all.addAll(staging.delete(List.of(staging())));
    return all;
  }

  /** The copy is there when it is written to its end; of several that write at once one is. */
  private List<Location> copyIn() throws IOException {
    refuseTaken();
    if (ifExists == IfExists.OVERWRITE) {
      store.moveOnto(file(), target.path());
      return left;
    }
    try (RandomAccess access = store.open(file());
        OutputStream out = store.create(target.path())) {
      access.stream(0, access.size()).transferTo(out);
    } catch (IOException e) {
      refuseTaken();
      throw e;
    }
    return left;
  }

  @Override
  public void close() {
    if (staging != null) {
      staging.close();
      return;
    }
    try {
      store.delete(folder);
    } catch (IOException e) {
      throw target.unwritable(e);
    }
  }

  private void refuseTaken() throws IOException {
    Optional<FileInfo> there = store.info(target.path());
    if (there.filter(FileInfo::isFolder).isPresent()) {
      throw target.conflict("is a folder, where a file was expected");
    }
    if (ifExists == IfExists.FAIL && (there.isPresent() || target.isLinkToNothing())) {
      throw target.taken();
    }
  }
}
