package io.github.orometry.job.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What runs put beside a target, {@code .NAME.ROLE-RUN} or, where a run can have many, {@code
 * .NAME.ROLE-RUN~TIME}. For the rooms of this package.
 */
public final class Siblings {
  /** The file by whose lock a run is known to be alive. */
  static final String LOCK = "lock";

  /** Where a run writes. */
  static final String STAGING = "staging";

  /** The old result while a new one is put in its place. */
  public static final String REPLACED = "replaced";

  /** What is being deleted. */
  private static final String DISCARDED = "discarded";

  private static final int LONGEST_NAME = 150;

  /** Nothing has a dot, so that no target's names are taken for those of another. */
  private static final Pattern REST = Pattern.compile("([a-z]+)-([^.~]*)(?:~([^.~]*))?");

  /** So many digits hold a random number, and no user's own file is taken for a lock. */
  private static final int DIGITS = 13;

  private static final Pattern RUN = Pattern.compile(".*-[0-9a-z]{13}");
  private static final int LONGEST_RUN_ID = 60;

  private final Target target;
  private final Store store;
  private final String prefix;

  public Siblings(Target target) {
    this.target = target;
    store = target.store();
    prefix = "." + brief(target.path().name()) + ".";
  }

  /**
   * Something beside the target.
   *
   * @param run of which run it is
   * @param time when it was put there, later ones being greater; empty where that is not told
   */
  public record Sibling(Location location, String role, String run, String time) {}

  /** The target's name, or what stands for it where that is too long to be part of another. */
  private static String brief(String name) {
    byte[] bytes = name.getBytes(UTF_8);
    return bytes.length <= LONGEST_NAME ? name : UUID.nameUUIDFromBytes(bytes).toString();
  }

  /** A name for a run that no other has. */
  public static String newRun(String runId) {
    String safe = runId.replaceAll("[^A-Za-z0-9_-]", "_");
    String digits = Long.toString(new SplittableRandom().nextLong() >>> 1, Character.MAX_RADIX);
    return "%s-%s"
        .formatted(
            safe.substring(0, Math.min(LONGEST_RUN_ID, safe.length())),
            "0".repeat(DIGITS).substring(digits.length()) + digits);
  }

  /** The one name of a run in a role. */
  Location name(String role, String run) {
    return target.path().sibling(prefix + role + "-" + run);
  }

  /** A new name of a run in a role. */
  public Location next(String role, String run) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    return name(role, run + "~" + Long.toString(micros, Character.MAX_RADIX));
  }

  /** The locks of runs. */
  List<Sibling> locks() throws IOException {
    return all().stream()
        .filter(sibling -> sibling.role().equals(LOCK) && isRun(sibling.run()))
        .toList();
  }

  /** Whether this is a name that {@link #newRun} gives. */
  public static boolean isRun(String name) {
    return RUN.matcher(name).matches();
  }

  /** What a run has there, but for its lock. */
  List<Sibling> of(String run) throws IOException {
    return all().stream()
        .filter(sibling -> sibling.run().equals(run) && !sibling.role().equals(LOCK))
        .toList();
  }

  /** All there are. */
  public List<Sibling> all() throws IOException {
    List<Sibling> siblings = new ArrayList<>();
    Location folder = target.path().parent();
    for (String name : names(folder)) {
      Matcher rest = REST.matcher(name.startsWith(prefix) ? name.substring(prefix.length()) : "");
      if (rest.matches()) {
        String time = rest.group(3) == null ? "" : rest.group(3);
        siblings.add(new Sibling(folder.child(name), rest.group(1), rest.group(2), time));
      }
    }
    return siblings;
  }

  private List<String> names(Location folder) throws IOException {
    try {
      boolean isFolder = store.info(folder).filter(FileInfo::isFolder).isPresent();
      return isFolder ? store.names(folder) : List.of();
    } catch (NoSuchFileException e) {
      return List.of(); // another run has just taken it away
    }
  }

  /**
   * Deletes a folder of a run. It is renamed first, so that no thread still at work puts a new file
   * into it, and no other run takes it for whole.
   *
   * @throws IOException where it cannot be deleted; it may then have another name
   */
  void discard(Location folder, String run) throws IOException {
    Location discarded = next(DISCARDED, run);
    if (store.move(folder, discarded)) {
      store.delete(discarded);
    }
  }

  /** Deletes folders of a run; gives what is left of them, mostly nothing. */
  public List<Location> delete(List<Location> folders, String run) {
    List<Location> left = new ArrayList<>();
    for (Location folder : folders) {
      Location at = folder;
      try {
        Location discarded = next(DISCARDED, run);
        if (store.move(folder, discarded)) {
          at = discarded;
          store.delete(discarded);
        }
      } catch (IOException e) {
        left.add(at); // the caller tells of it
      }
    }
    return left;
  }
}
