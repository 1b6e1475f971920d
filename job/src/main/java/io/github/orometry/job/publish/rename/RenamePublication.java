package io.github.orometry.job.publish.rename;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.job.publish.Publication;
import io.github.orometry.job.publish.StagingFolder;
import io.github.orometry.job.publish.Target;
import io.github.orometry.job.result.ManifestFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run's way to its target: a staging folder to write to, and one move that publishes it. */
final class RenamePublication implements Publication {
  private static final int ATTEMPTS = 100;
  private static final String SCRATCH = ".scratch";

  private final Target target;
  private final Store store;
  private final OldResult old;
  private final IfExists ifExists;
  private final StagingFolder folder;
  private final List<Location> leftovers;

  RenamePublication(
      Target target,
      OldResult old,
      IfExists ifExists,
      StagingFolder folder,
      List<Location> leftovers) {
    this.target = target;
    this.old = old;
    this.ifExists = ifExists;
    this.folder = folder;
    this.leftovers = leftovers;
    store = target.store();
  }

  @Override
  public Location staging() {
    return folder.location();
  }

  @Override
  public Location scratch() {
    try {
      Location scratch = staging().child(SCRATCH);
      store.makeFolder(scratch);
      return scratch;
    } catch (IOException e) {
      throw target.unwritable(e);
    }
  }

  @Override
  public Location target() {
    return target.path();
  }

  @Override
  public String place(String from, String to) {
    if (from.equals(to)) {
      return to;
    }
    Location file = staging().child(to);
    try {
      store.makeFolder(file.parent());
      if (!store.move(staging().child(from), file)) {
        throw new FailedException(
            "the file %s of the result cannot be put in its place %s.".formatted(from, to));
      }
      return to;
    } catch (IOException e) {
      throw target.unwritable(e);
    }
  }

  @Override
  public List<Location> publish(Map<String, Object> manifest) {
    try {
      return folder.publish(() -> publishStaging(manifest));
    } catch (IOException e) {
      throw target.unwritable(e);
    }
  }

  private List<Location> publishStaging(Map<String, Object> manifest) throws IOException {
    List<Location> replaced = new ArrayList<>();
    try {
      checkStaging();
      store.delete(staging().child(SCRATCH));
      ManifestFile.write(staging(), manifest);
      moveIn(ManifestFile.bytes(manifest), replaced);
    } catch (IOException | JobException e) {
      moveBack(replaced, e);
      throw e;
    }
    List<Location> left = new ArrayList<>(leftovers);
    left.addAll(folder.delete(replaced));
    return left;
  }

  private void checkStaging() throws IOException {
    if (store.info(staging()).isEmpty()) {
      throw new IOException("its staging folder %s was taken away".formatted(staging()));
    }
  }

  private void moveIn(byte[] manifest, List<Location> replaced) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      checkStaging();
      if (SureMove.of(store, staging(), target.path(), () -> isThere(manifest))) {
        return;
      }
      if (ifExists == IfExists.FAIL) {
        throw target.conflict("was published by another run first");
      }
      Location aside = folder.replaced();
      if (SureMove.of(store, target.path(), aside, () -> store.info(aside).isPresent())) {
        replaced.add(aside);
        old.checkReplaceable(aside);
      }
    }
    throw target.conflict("was published by other runs %s times meanwhile".formatted(ATTEMPTS));
  }

  /** Whether the target is what the staging folder was: that is gone, and its manifest there. */
  private boolean isThere(byte[] manifest) throws IOException {
    return store.info(staging()).isEmpty()
        && Stores.holds(target.path().child(ManifestFile.NAME), manifest);
  }

  /** The last result moved aside is the newest; the others were replaced by it. */
  private void moveBack(List<Location> replaced, Exception failure) {
    if (replaced.isEmpty()) {
      return;
    }
    Location last = replaced.remove(replaced.size() - 1);
    try {
      if (!store.move(last, target.path()) && old.isResult()) {
        replaced.add(last);
      }
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
    folder.delete(replaced);
  }

  @Override
  public void close() {
    folder.close();
  }
}
