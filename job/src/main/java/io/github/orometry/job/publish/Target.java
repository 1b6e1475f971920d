package io.github.orometry.job.publish;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.failure.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The folder a run is to publish to, in a parent that exists, and the names beside it.
 *
 * @param shown the path as the user gave it
 * @param path the real path, with no links
 * @param madeParents parents that did not exist before, the innermost first
 */
record Target(Path shown, Path path, Deque<Path> madeParents) {
  /** By this file a folder is known as a result. */
  static final String MANIFEST = "manifest.json";

  /** The role of a result that makes place for another. */
  static final String REPLACED = "replaced";

  private static final String IS_A_FILE = "is a file, where a folder was expected";
  private static final int LONGEST_NAME = 150;
  private static final int LONGEST_RUN_ID = 60;

  /**
   * Finds the target and makes its missing parents.
   *
   * @throws JobException where it cannot be used
   */
  static Target of(Path out) {
    Path absolute = out.toAbsolutePath().normalize();
    if (absolute.getFileName() == null) {
      throw new JobException(
          ExitCode.WRONG_USAGE, "the output " + out + " must be a folder with a name.");
    }
    try {
      if (Files.exists(absolute)) {
        return new Target(out, absolute.toRealPath(), new ArrayDeque<>());
      }
      if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
        throw conflict(out, "is a link to nothing");
      }
      Deque<Path> made = Folders.make(absolute.getParent());
      Path parent = absolute.getParent().toRealPath();
      return new Target(out, parent.resolve(absolute.getFileName()), made);
    } catch (IOException e) {
      throw unwritable(out, e);
    }
  }

  /** A path for a folder that does not exist yet, beside the target. */
  Path sibling(String role, String runId) {
    String random = Long.toString(new Random().nextLong() >>> 1, Character.MAX_RADIX);
    return path.resolveSibling(prefix(role) + brief(runId) + "-" + random);
  }

  /**
   * Moves back what a run moved aside that died before it moved its own result in. Where that run
   * is alive and between its two moves, it finds the target taken and begins again.
   */
  void recover() throws IOException {
    if (Files.exists(path)) {
      return;
    }
    String prefix = prefix(REPLACED);
    try (DirectoryStream<Path> siblings =
        Files.newDirectoryStream(path.getParent(), entry -> isNamed(entry, prefix))) {
      Optional<Path> newest =
          StreamSupport.stream(siblings.spliterator(), false)
              .max(Comparator.comparingLong(folder -> folder.toFile().lastModified()));
      if (newest.isPresent()) {
        Moves.move(newest.get(), path);
      }
    }
  }

  /**
   * Checks that a run may publish here.
   *
   * @throws JobException where something is there that is not to be replaced
   */
  void check(IfExists ifExists) throws IOException {
    if (ifExists == IfExists.OVERWRITE) {
      checkReplaceable(path);
    } else if (Files.isDirectory(path)) {
      throw conflict("exists already (--if-exists overwrite replaces it)");
    } else if (Files.exists(path)) {
      throw conflict(IS_A_FILE);
    }
  }

  /**
   * Checks that what is at {@code place}, if anything, is a result or an empty folder. It is looked
   * at in one listing, which stays with the folder where another run moves it.
   *
   * @throws JobException where it is anything else
   */
  void checkReplaceable(Path place) throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
      boolean empty = true;
      for (Path entry : entries) {
        if (entry.endsWith(MANIFEST)) {
          return;
        }
        empty = false;
      }
      if (!empty) {
        throw conflict("is not a result (it has no " + MANIFEST + ") and is not overwritten");
      }
    } catch (NotDirectoryException e) {
      throw conflict(IS_A_FILE);
    } catch (NoSuchFileException e) {
      return; // nothing there is no obstacle
    }
  }

  /**
   * Checks that no input lies in the target, nor the target in an input.
   *
   * @throws JobException naming the input
   */
  void checkApartFrom(List<Path> inputs) throws IOException {
    for (Path input : inputs) {
      if (!Files.exists(input)) {
        continue; // that is for the reader to say
      }
      Path real = input.toRealPath();
      if (real.startsWith(path) || path.startsWith(real)) {
        throw new JobException(
            ExitCode.WRONG_USAGE,
            "the output " + shown + " and the input " + input + " must be apart from each other.");
      }
    }
  }

  JobException conflict(String reason) {
    return conflict(shown, reason);
  }

  private static JobException conflict(Path out, String reason) {
    return new JobException(ExitCode.OUTPUT_CONFLICT, "the output " + out + " " + reason + ".");
  }

  static JobException unwritable(Path out, IOException cause) {
    String reason =
        cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException
            ? cause.getMessage() + " is a file, where a folder was expected"
            : Reason.of(cause);
    return new JobException(
        ExitCode.RUN_FAILED, "the output " + out + " cannot be written: " + reason + ".", cause);
  }

  private String prefix(String role) {
    return "." + name() + "." + role + "-";
  }

  /** The target's name, or what stands for it where that is too long to be part of another. */
  private String name() {
    String name = path.getFileName().toString();
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= LONGEST_NAME ? name : UUID.nameUUIDFromBytes(bytes).toString();
  }

  /** Nothing after the prefix has a dot, so that no target's prefix fits another's sibling. */
  private static boolean isNamed(Path entry, String prefix) {
    String name = entry.getFileName().toString();
    return name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0;
  }

  private static String brief(String runId) {
    String safe = runId.replaceAll("[^A-Za-z0-9_-]", "_");
    return safe.substring(0, Math.min(LONGEST_RUN_ID, safe.length()));
  }
}
