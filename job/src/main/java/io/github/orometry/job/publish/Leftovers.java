package io.github.orometry.job.publish;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.publish.Siblings.Sibling;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs left beside a target that were killed. For the rooms of this package. */
public final class Leftovers {
  private final Store store;
  private final Siblings siblings;

  private Leftovers(Target target) {
    store = target.store();
    siblings = new Siblings(target);
  }

  /**
   * Deletes what was left by runs whose lock nobody holds, or, where the store knows no locks, that
   * have changed nothing for long.
   *
   * @param replaced whether an old result that one of them moved aside is not needed any more
   * @param staleAfter how long that is
   * @return what could not be deleted, mostly nothing
   */
  public static List<Location> delete(Target target, boolean replaced, Duration staleAfter)
      throws IOException {
    Leftovers leftovers = new Leftovers(target);
    List<Location> left = new ArrayList<>();
    if (!target.store().locks()) {
      for (Map.Entry<String, List<Location>> run : leftovers.stale(replaced, staleAfter)) {
        left.addAll(leftovers.siblings.delete(run.getValue(), run.getKey()));
      }
      return left;
    }
    for (Sibling lock : leftovers.siblings.locks()) {
      left.addAll(leftovers.delete(lock, replaced));
    }
    return left;
  }

  /** What {@link #delete} would delete; of runs with locks, those that nobody holds now. */
  public static List<Location> find(Target target, boolean replaced, Duration staleAfter)
      throws IOException {
    Leftovers leftovers = new Leftovers(target);
    List<Location> found = new ArrayList<>();
    if (!target.store().locks()) {
      leftovers.stale(replaced, staleAfter).forEach(run -> found.addAll(run.getValue()));
      return found;
    }
    for (Sibling lock : leftovers.siblings.locks()) {
      Optional<RunLock> free = leftovers.take(lock.location());
      if (free.isPresent()) {
        free.get().release(true);
        found.addAll(leftovers.folders(lock.run(), replaced));
      }
    }
    return found;
  }

  /** By run: what it left. A run is dead only where all that it has is old. */
  private Iterable<Map.Entry<String, List<Location>>> stale(boolean replaced, Duration staleAfter)
      throws IOException {
    Map<String, List<Location>> runs = new LinkedHashMap<>();
    for (Sibling sibling : siblings.all()) {
      if (Siblings.isRun(sibling.run())) {
        runs.computeIfAbsent(sibling.run(), any -> new ArrayList<>());
      }
    }
    Map<String, List<Location>> stale = new LinkedHashMap<>();
    for (String run : runs.keySet()) {
      if (isStale(run, staleAfter)) {
        stale.put(run, folders(run, replaced));
      }
    }
    return stale.entrySet();
  }

  private boolean isStale(String run, Duration staleAfter) throws IOException {
    for (Sibling sibling : siblings.of(run)) {
      Optional<FileInfo> info = store.info(sibling.location());
      if (info.isPresent() && !Age.isOver(store, info.get(), staleAfter)) {
        return false;
      }
    }
    return true;
  }

  /** What a dead run has that is not needed. */
  private List<Location> folders(String run, boolean replaced) throws IOException {
    return siblings.of(run).stream()
        .filter(sibling -> replaced || !sibling.role().equals(Siblings.REPLACED))
        .map(Sibling::location)
        .toList();
  }

  private List<Location> delete(Sibling file, boolean replaced) throws IOException {
    Optional<RunLock> lock = take(file.location());
    if (lock.isEmpty()) {
      return List.of();
    }
    boolean isLeft = true;
    try {
      List<Location> left = siblings.delete(folders(file.run(), replaced), file.run());
      isLeft = !siblings.of(file.run()).isEmpty();
      return left;
    } finally {
      lock.get().release(isLeft);
    }
  }

  /** What another user left is the other's. */
  private Optional<RunLock> take(Location file) throws IOException {
    try {
      return RunLock.take(store, file);
    } catch (AccessDeniedException e) {
      return Optional.empty();
    }
  }
}
