package io.github.orometry.job.publish.manifest;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.publish.Age;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.job.publish.Siblings;
import io.github.orometry.job.publish.Target;
import io.github.orometry.job.result.ManifestFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is in a target: a result, and the folders of runs. */
record RunFolders(Target target) {
  /** The mark beside a manifest. */
  static final String MARK = "_SUCCESS";

  private static final String PREFIX = "run-";

  /** The most that is read of a manifest to see which folder it names. */
  private static final long MANIFEST = Integer.MAX_VALUE;

  private Store store() {
    return target.store();
  }

  /** A folder for a new run. */
  Location next(String runId) {
    return target.path().child(PREFIX + Siblings.newRun(runId));
  }

  Location manifest() {
    return target.path().child(ManifestFile.NAME);
  }

  /** The version of the manifest that is there; null for none. */
  String version() throws IOException {
    return store().info(manifest()).map(FileInfo::version).orElse(null);
  }

  private static boolean isRun(FileInfo entry) {
    String name = entry.location().name();
    return name.startsWith(PREFIX) && Siblings.isRun(name.substring(PREFIX.length()));
  }

  private List<FileInfo> all() throws IOException {
    try {
      return store().list(target.path());
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (NotDirectoryException e) {
      throw target.conflict(Target.IS_A_FILE);
    }
  }

  /**
   * Checks that a run may publish here; gives the version of the manifest it would replace, null
   * for none.
   *
   * @throws io.github.orometry.job.failure.ConflictException where it may not
   */
  String check(IfExists ifExists) throws IOException {
    List<FileInfo> all = all();
    String version = version();
    boolean others =
        all.stream().anyMatch(entry -> !isRun(entry) && !entry.location().name().equals(MARK));
    if (ifExists == IfExists.FAIL && (version != null || others)) {
      throw target.taken();
    }
    if (version == null && others) {
      throw target.conflict(
          "is not a result (it has no %s) and is not overwritten".formatted(ManifestFile.NAME));
    }
    return version;
  }

  /** The folders of dead runs. */
  List<Location> stale(Duration staleAfter) throws IOException {
    Set<String> used = used();
    List<Location> stale = new ArrayList<>();
    for (FileInfo entry : all()) {
      if (isRun(entry)
          && !used.contains(entry.location().name())
          && Age.isOver(store(), entry, staleAfter)) {
        stale.add(entry.location());
      }
    }
    return stale;
  }

  /** All but what the result has that is there now, and the folders of other runs. */
  List<Location> replaced(Set<String> before) throws IOException {
    Set<String> used = used();
    List<Location> replaced = new ArrayList<>();
    for (FileInfo entry : all()) {
      String name = entry.location().name();
      boolean isOld = isRun(entry) ? before.contains(name) : !name.equals(ManifestFile.NAME);
      if (isOld && !used.contains(name) && !name.equals(MARK)) {
        replaced.add(entry.location());
      }
    }
    return replaced;
  }

  /** The names in the target that its manifest speaks of; empty where there is none. */
  Set<String> used() throws IOException {
    Optional<FileInfo> manifest = store().info(manifest());
    if (manifest.isEmpty()) {
      return Set.of();
    }
    String text = Stores.text(manifest(), MANIFEST);
    return all().stream()
        .map(entry -> entry.location().name())
        .filter(name -> text.contains("\"" + name + "/"))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Deletes; gives what could not be deleted. */
  List<Location> delete(List<Location> folders) {
    List<Location> left = new ArrayList<>();
    for (Location folder : folders) {
      try {
        store().delete(folder);
      } catch (IOException e) {
        left.add(folder); // the caller tells of it
      }
    }
    return left;
  }
}
