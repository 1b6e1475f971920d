package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The page of faults names tests that are there, at least one for each; and each test of those that
 * make faults on the cluster has its row.
 */
class ReliabilityPageTest {
  private static final Pattern NAME = Pattern.compile("`([A-Za-z]+)(?:\\.([A-Za-z0-9]+))?`");
  private static final Pattern TEST =
      Pattern.compile("@(?:Parameterized)?Test\\b(?:\\s*@\\w+(?:\\([^)]*\\))?)*\\s*void (\\w+)\\(");

  private static Map<String, String> sources;
  private static List<String> rows;

  @BeforeAll
  static void readThem() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .collect(
                  Collectors.toMap(
                      file -> file.getFileName().toString().replace(".java", ""),
                      ReliabilityPageTest::text,
                      (one, other) -> one));
    }
    rows =
        Files.readAllLines(Path.of("../docs/reliability.md")).stream()
            .filter(line -> line.startsWith("| "))
            .skip(2)
            .toList();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<MatchResult> named(String row) {
    String[] cells = row.split("\\|");
    assertEquals(5, cells.length, row);
    return NAME.matcher(cells[4]).results().toList();
  }

  private static List<String> tests(String source) {
    return TEST.matcher(sources.get(source)).results().map(found -> found.group(1)).toList();
  }

  @Test
  void eachFaultIsMadeByATest() {
    assertTrue(rows.size() >= 20, "a row a fault: " + rows.size());
    for (String row : rows) {
      assertFalse(named(row).isEmpty(), row);
      for (MatchResult name : named(row)) {
        List<String> tests = tests(name.group(1));
        assertTrue(
            name.group(2) == null ? !tests.isEmpty() : tests.contains(name.group(2)), name.group());
      }
    }
  }

  @Test
  void eachFaultOfTheClusterHasARow() {
    Set<String> named = new HashSet<>();
    rows.forEach(row -> named(row).forEach(name -> named.add(name.group())));
    List<String> classes =
        sources.keySet().stream().filter(name -> name.endsWith("FaultsIT")).toList();
    assertEquals(2, classes.size(), classes.toString());
    for (String faults : classes) {
      assertTrue(tests(faults).size() > 5, faults);
      for (String test : tests(faults)) {
        assertTrue(named.contains("`%s.%s`".formatted(faults, test)), faults + "." + test);
      }
    }
  }
}
