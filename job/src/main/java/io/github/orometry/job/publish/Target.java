package io.github.orometry.job.publish;

import io.github.orometry.job.failure.ConflictException;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import io.github.orometry.setting.BadSettingException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NotDirectoryException;

/**
 * What is to be published. For the rooms of this package.
 *
 * @param shown the name as the user gave it
 * @param path where it is
 */
public record Target(Location shown, Location path) {
  /** The words for a file in the place of a folder. */
  public static final String IS_A_FILE = "is a file, where a folder was expected";

  /**
   * The folder of a result, with links followed.
   *
   * @throws BadSettingException where it has no name
   * @throws FailedException where it cannot be looked at
   */
  static Target ofFolder(Location out) {
    if (out.name().isEmpty()) {
      throw new BadSettingException(
          "out", "must be a folder with a name; found '%s'".formatted(out));
    }
    try {
      return new Target(out, Stores.of(out).real(out));
    } catch (IOException e) {
      throw new Target(out, out).unwritable(e);
    }
  }

  /** The store of all this. */
  public Store store() {
    return Stores.of(path);
  }

  /** Whether anything is there. */
  public boolean exists() throws IOException {
    return store().info(path).isPresent();
  }

  /** Whether nothing is there but a link that names nothing, which is listed as an empty file. */
  public boolean isLinkToNothing() throws IOException {
    Store store = store();
    return store.info(path).isEmpty()
        && store.info(path.parent()).filter(FileInfo::isFolder).isPresent()
        && store.list(path.parent(), path.name()).stream()
            .anyMatch(e -> e.location().equals(path) && !e.isFolder() && e.size() == 0);
  }

  /** The target cannot be published to, for a reason that is the end of a sentence. */
  public ConflictException conflict(String reason) {
    return new ConflictException(sentence(reason));
  }

  /** The target is there and is not to be replaced. */
  public ConflictException taken() {
    return new ConflictException(
        sentence("exists already"), new Remedy("if-exists", "overwrite", "replaces it"));
  }

  /** Nothing can be written there. */
  public FailedException unwritable(IOException cause) {
    String reason =
        cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException
            ? cause.getMessage() + " " + IS_A_FILE
            : Reason.of(cause);
    return new FailedException(sentence("cannot be written: " + reason), cause);
  }

  /** Nothing can be published on such a store. */
  FailedException unsuited() {
    return new FailedException(
        sentence(
            "cannot be written: a result appears by one move, and its store has none for folders"));
  }

  private String sentence(String reason) {
    return "the output %s %s.".formatted(shown, reason);
  }
}
