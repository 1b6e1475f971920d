package io.github.orometry.job.tuning;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.publish.FilePublication;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.job.report.JsonFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The folder with the tunings of a user.
 *
 * @param folder which need not exist
 */
public record TuningFolder(Path folder) {
  static final String PREFIX = "tuning-";
  static final String SUFFIX = ".json";

  /** What all files of this program in the folder of caches are in. */
  private static final String PROGRAM = "orometry";

  /** The folder of this process's user: the only place that knows where it is. */
  public static TuningFolder ofUser() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * Below {@code XDG_CACHE_HOME}, or {@code .cache} at home where that is not set to an absolute
   * path (XDG Base Directory Specification).
   */
  static TuningFolder of(Map<String, String> environment, Path home) {
    String set = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path caches = Path.of(set).isAbsolute() ? Path.of(set) : home.resolve(".cache");
    return new TuningFolder(caches.resolve(PROGRAM));
  }

  /** Where the tuning of a signature is, if there is one. */
  public Path file(MachineSignature signature) {
    return folder.resolve(TuningFile.name(signature));
  }

  /** All files of tunings, by name, whatever is in them. */
  public List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(TuningFolder::isTuning).sorted().toList();
    } catch (IOException e) {
      throw new JobException(
          ExitCode.RUN_FAILED, "folder " + folder + " cannot be read: " + e + ".", e);
    }
  }

  private static boolean isTuning(Path file) {
    return file.getFileName().toString().matches(PREFIX + "[0-9a-f]{16}\\" + SUFFIX);
  }

  /**
   * The tuning in a file; null where there is none, or it is not one.
   *
   * @param warn is told, in one sentence that names the file, where it is not one
   */
  Tuning read(Path file, Consumer<String> warn) {
    try {
      return new TuningFile(file).read();
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      String reason =
          e instanceof TuningFile.DamagedException ? e.getMessage() : "cannot be read (" + e + ")";
      warn.accept(
          "the tuning in file "
              + file
              + " is ignored, because it "
              + reason
              + "; scripts/orometry tune makes a new one.");
      return null;
    }
  }

  /**
   * Makes sure that a tuning can be stored.
   *
   * @throws JobException where it cannot
   */
  void checkWritable() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw unwritable(e);
    }
    if (!Files.isWritable(folder)) {
      throw unwritable(new AccessDeniedException(folder.toString(), null, "permission is denied"));
    }
  }

  private JobException unwritable(IOException e) {
    String reason =
        e instanceof FileAlreadyExistsException
            ? "a file is in its place"
            : e instanceof FileSystemException f && f.getReason() != null
                ? f.getReason()
                : String.valueOf(e);
    return new JobException(
        ExitCode.RUN_FAILED,
        "no tuning can be stored in folder " + folder + ": " + reason + ".",
        e);
  }

  /**
   * Stores a tuning, whole or not at all, in place of what is there.
   *
   * @return the file
   * @throws JobException where it cannot be written
   */
  Path write(Tuning tuning) {
    Path file = file(tuning.machine());
    try (FilePublication publication = FilePublication.open(file, IfExists.OVERWRITE)) {
      JsonFile.write(publication.file(), tuning.content());
      publication.publish();
      return file;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Deletes all files of tunings; gives how many there were.
   *
   * @throws JobException where one cannot be deleted
   */
  public int clear() {
    List<Path> files = files();
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new JobException(
            ExitCode.RUN_FAILED, "file " + file + " cannot be deleted: " + e + ".", e);
      }
    }
    return files.size();
  }
}
