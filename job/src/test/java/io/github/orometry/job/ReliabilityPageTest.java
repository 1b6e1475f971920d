package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of faults names tests that are there, at least one for each. */
class ReliabilityPageTest {
  private static final Pattern NAME = Pattern.compile("`([A-Za-z]+)(?:\\.([A-Za-z0-9]+))?`");

  @Test
  void eachFaultIsMadeByATest() throws IOException {
    Map<String, Path> sources;
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .collect(
                  Collectors.toMap(
                      file -> file.getFileName().toString().replace(".java", ""),
                      Function.identity(),
                      (one, other) -> one));
    }
    List<String> rows =
        Files.readAllLines(Path.of("../docs/reliability.md")).stream()
            .filter(line -> line.startsWith("| "))
            .skip(2)
            .toList();
    assertTrue(rows.size() >= 20, "a row a fault: " + rows.size());
    for (String row : rows) {
      String[] cells = row.split("\\|");
      assertEquals(5, cells.length, row);
      List<MatchResult> names = NAME.matcher(cells[4]).results().toList();
      assertFalse(names.isEmpty(), row);
      for (MatchResult name : names) {
        String source = Files.readString(sources.get(name.group(1)));
        String method = name.group(2) == null ? "class " + name.group(1) : name.group(2) + "(";
        assertTrue(source.contains(method), name.group());
      }
    }
  }
}
