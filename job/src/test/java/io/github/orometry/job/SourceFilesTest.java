package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No file is a heap: what grows beyond a class with one thing to do is split by its parts. */
class SourceFilesTest {
  @ParameterizedTest
  @CsvSource({"udfs/src/main, 300", "job/src/main, 300", "udfs/src/test, 400", "job/src/test, 400"})
  void noneIsLongerThan(String folder, int most) throws IOException {
    Path root = Path.of("..", folder, "java");
    try (Stream<Path> all = Files.walk(root)) {
      List<Path> files = all.filter(file -> file.toString().endsWith(".java")).toList();
      assertTrue(files.size() > 70, folder + " has " + files.size());
      assertEquals(
          List.of(),
          files.stream()
              .filter(file -> lines(file) > most)
              .map(file -> "%s: %s lines".formatted(root.relativize(file), lines(file)))
              .toList());
    }
  }

  private static int lines(Path file) {
    try {
      return Files.readAllLines(file).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
