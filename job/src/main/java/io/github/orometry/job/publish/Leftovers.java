package io.github.orometry.job.publish;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.publish.Siblings.Sibling;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What runs left beside a target that were killed. For the rooms of this package. */
public final class Leftovers {
  private final Target target;
  private final Siblings siblings;

  private Leftovers(Target target) {
    this.target = target;
    siblings = new Siblings(target);
  }

  /**
   * Deletes what was left by runs whose lock nobody holds.
   *
   * @param replaced whether an old result that one of them moved aside is not needed any more
   * @return what could not be deleted, mostly nothing
   */
  public static List<Location> delete(Target target, boolean replaced) throws IOException {
    Leftovers leftovers = new Leftovers(target);
    List<Location> left = new ArrayList<>();
    for (Sibling lock : leftovers.siblings.locks()) {
      left.addAll(leftovers.delete(lock, replaced));
    }
    return left;
  }

  private List<Location> delete(Sibling file, boolean replaced) throws IOException {
    Optional<RunLock> lock = take(file.location());
    if (lock.isEmpty()) {
      return List.of();
    }
    boolean isLeft = true;
    try {
      List<Location> folders = new ArrayList<>();
      for (Sibling sibling : siblings.of(file.run())) {
        if (replaced || !sibling.role().equals(Siblings.REPLACED)) {
          folders.add(sibling.location());
        }
      }
      List<Location> left = siblings.delete(folders, file.run());
      isLeft = !siblings.of(file.run()).isEmpty();
      return left;
    } finally {
      lock.get().release(isLeft);
    }
  }

  /** What another user left is the other's. */
  private Optional<RunLock> take(Location file) throws IOException {
    try {
      return RunLock.take(target.store(), file);
    } catch (AccessDeniedException e) {
      return Optional.empty();
    }
  }
}
