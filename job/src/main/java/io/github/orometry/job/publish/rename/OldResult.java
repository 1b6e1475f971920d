package io.github.orometry.job.publish.rename;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.job.publish.Siblings;
import io.github.orometry.job.publish.Siblings.Sibling;
import io.github.orometry.job.publish.Target;
import io.github.orometry.job.result.ManifestFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is at a target before. */
record OldResult(Target target) {
  private Store store() {
    return target.store();
  }

  /**
   * Moves back what a run moved aside that died before it moved its own result in. Where that run
   * is alive and between its two moves, it finds the target taken and begins again.
   */
  void recover() throws IOException {
    if (target.exists()) {
      return;
    }
    Optional<Sibling> newest =
        new Siblings(target)
            .all().stream()
                .filter(sibling -> sibling.role().equals(Siblings.REPLACED))
                .max(Comparator.comparing(Sibling::time));
    if (newest.isPresent()) {
      store().move(newest.get().location(), target.path());
    }
  }

  /** Whether it is a result. */
  boolean isResult() throws IOException {
    return store().info(target.path().child(ManifestFile.NAME)).isPresent();
  }

  /**
   * Checks that a run may publish here.
   *
   * @throws io.github.orometry.job.failure.ConflictException where something is there that is not
   *     to be replaced
   */
  void check(IfExists ifExists) throws IOException {
    Optional<FileInfo> there = store().info(target.path());
    if (target.isLinkToNothing()) {
      throw target.conflict("is a link to nothing");
    } else if (ifExists == IfExists.OVERWRITE) {
      checkReplaceable(target.path());
    } else if (there.isPresent()) {
      throw there.get().isFolder() ? target.taken() : target.conflict(Target.IS_A_FILE);
    }
  }

  /**
   * Checks that what is at {@code place}, if anything, is a result or an empty folder. It is looked
   * at in one listing, which stays with the folder where another run moves it.
   *
   * @throws io.github.orometry.job.failure.ConflictException where it is anything else
   */
  void checkReplaceable(Location place) throws IOException {
    try {
      List<String> names = store().names(place);
      if (!names.isEmpty() && !names.contains(ManifestFile.NAME)) {
        throw target.conflict(
            "is not a result (it has no %s) and is not overwritten".formatted(ManifestFile.NAME));
      }
    } catch (NotDirectoryException e) {
      throw target.conflict(Target.IS_A_FILE);
    } catch (NoSuchFileException e) {
      return; // nothing there is no obstacle
    }
  }
}
