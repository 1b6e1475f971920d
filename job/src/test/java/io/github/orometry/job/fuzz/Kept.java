package io.github.orometry.job.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What each build gives to a target: inputs of other tests, and what was found. */
final class Kept {
  private static final Path TEST_DATA = Path.of("..", "test-data");
  private static final int MOST_BYTES = 20_000;

  private Kept() {}

  /** Files that the target reads, and those in its own folder. */
  static List<Path> of(Target target) throws IOException {
    List<Path> files = new ArrayList<>();
    if (!target.ending().isEmpty()) {
      try (Stream<Path> all = Files.walk(TEST_DATA)) {
        all.filter(file -> file.toString().endsWith(target.ending())).forEach(files::add);
      }
    }
    Path own = TEST_DATA.resolve("fuzz").resolve(target.word());
    if (Files.isDirectory(own)) {
      try (Stream<Path> all = Files.list(own)) {
        all.filter(file -> !files.contains(file)).forEach(files::add);
      }
    }
    files.removeIf(file -> file.toFile().length() > MOST_BYTES);
    return files.stream().sorted().toList();
  }
}
