package io.github.orometry.job.publish.manifest;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.OrderlyEnd;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.job.publish.Publication;
import io.github.orometry.job.publish.Target;
import io.github.orometry.job.result.ManifestFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run's way to its target: a folder in it to write to, and the manifest that publishes it. */
final class ManifestPublication implements Publication {
  private static final int ATTEMPTS = 100;
  private static final String SCRATCH = ".scratch";

  private final RunFolders folders;
  private final Target target;
  private final Store store;
  private final IfExists ifExists;
  private final Location folder;
  private final List<Location> leftovers;
  private final Set<String> placed = new HashSet<>();
  private final OrderlyEnd ending;
  private boolean isPublished;
  private boolean isClosed;

  ManifestPublication(
      RunFolders folders, IfExists ifExists, Location folder, List<Location> leftovers) {
    this.folders = folders;
    this.ifExists = ifExists;
    this.folder = folder;
    this.leftovers = leftovers;
    target = folders.target();
    store = target.store();
    ending = new OrderlyEnd("orometry-discard-run", this::end, target::unwritable);
    ending.begin();
  }

  @Override
  public Location staging() {
    return folder;
  }

  @Override
  public Location scratch() {
    return folder.child(SCRATCH);
  }

  @Override
  public Location target() {
    return target.path();
  }

  @Override
  public synchronized String place(String from, String to) {
    placed.add(from);
    return folder.name() + "/" + from;
  }

  @Override
  public synchronized List<Location> publish(Map<String, Object> manifest) {
    if (isPublished || isClosed) {
      throw new IllegalStateException("published or closed already");
    }
    try {
      deleteOthers(folder, "");
      Set<String> before = commit(ManifestFile.bytes(manifest));
      isPublished = true;
      List<Location> left = new ArrayList<>(leftovers);
      left.addAll(mark());
      left.addAll(folders.delete(folders.replaced(before)));
      return left;
    } catch (IOException e) {
      throw target.unwritable(e);
    }
  }

  /** What attempts left that were made twice, and what was needed on the way. */
  private void deleteOthers(Location within, String path) throws IOException {
    for (FileInfo entry : listed(within)) {
      String name = path + entry.location().name();
      if (entry.isFolder() && !name.equals(SCRATCH)) {
        deleteOthers(entry.location(), name + "/");
      } else if (!placed.contains(name)) {
        store.delete(entry.location());
      }
    }
  }

  private List<FileInfo> listed(Location within) throws IOException {
    try {
      return store.list(within);
    } catch (NoSuchFileException e) {
      if (placed.isEmpty()) {
        return List.of();
      }
      throw new IOException("its folder %s was taken away".formatted(within), e);
    }
  }

  /** Puts the manifest; gives the names in the target that the one before it spoke of. */
  private Set<String> commit(byte[] manifest) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      String replaced = ifExists == IfExists.FAIL ? null : folders.check(ifExists);
      Set<String> before = replaced == null ? Set.of() : folders.used();
      if (store.put(folders.manifest(), manifest, replaced)) {
        return before;
      }
      if (ifExists == IfExists.FAIL) {
        throw target.conflict("was published by another run first");
      }
    }
    throw target.conflict("was published by other runs %s times meanwhile".formatted(ATTEMPTS));
  }

  /** The result is there; that its mark could not be written is told. */
  private List<Location> mark() {
    Location mark = target.path().child(RunFolders.MARK);
    try {
      store.delete(mark);
      store.create(mark).close();
      return List.of();
    } catch (IOException e) {
      return List.of(mark);
    }
  }

  @Override
  public void close() {
    ending.close();
  }

  private synchronized void end() throws IOException {
    if (!isClosed) {
      isClosed = true;
      if (!isPublished) {
        store.delete(folder);
      }
    }
  }
}
