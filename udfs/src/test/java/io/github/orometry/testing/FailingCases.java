package io.github.orometry.testing;

import io.github.orometry.testing.FailingCase.Replayed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The random cases that have failed once, a text file each: found by listing their folder, and
 * checked with all other tests from then on. A case that fails anew is added by itself; it is to be
 * committed with what mends it.
 *
 * @param folder where they are
 */
public record FailingCases(Path folder) {
  /** Those of this module; in another folder where the property says so. */
  public static final FailingCases BUNDLED =
      new FailingCases(
          Path.of(
              System.getProperty("orometry.failing-cases", "src/test/resources/failing-cases")));

  /** All of them, by the names of their files. */
  public List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  /** Checks a case; saves it where that fails, and fails with the name of its file. */
  void checkOrSave(Replayed test, FailingCase random) {
    try {
      test.check(random);
    } catch (Exception | AssertionError e) {
      throw new AssertionError("seed %s, saved as %s".formatted(random.seed(), save(random)), e);
    }
  }

  private Path save(FailingCase random) {
    String simple = random.test().substring(random.test().lastIndexOf('.') + 1);
    String name = "%s-%s-%08x.txt".formatted(simple, random.seed(), random.text().hashCode());
    try {
      Files.createDirectories(folder);
      return Files.writeString(folder.resolve(name), random.text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
