package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.table.Column;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the pages say of columns is what the program knows; options have a test of their own. */
class DocsTest {
  private static final Path ROOT = Path.of("..");

  private static String pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      Stream<Path> pages = docs.filter(page -> page.toString().endsWith(".md")).sorted();
      StringBuilder text = new StringBuilder();
      for (Path page : Stream.concat(Stream.of(ROOT.resolve("README.md")), pages).toList()) {
        text.append(Files.readString(page)).append('\n');
      }
      return text.toString().replace("`", "").replaceAll("\\s+", " ");
    }
  }

  @ParameterizedTest
  @EnumSource
  void listEveryColumnOfATableInItsOrder(Table table) throws IOException {
    List<String> names = table.columns().stream().map(Column::name).toList();
    String columns = names.stream().collect(Collectors.joining(", "));
    assertTrue(pages().contains("| " + table.title() + "/ |"), "no table " + table.title());
    assertTrue(pages().contains(columns), "the columns of " + table.title() + ": " + columns);
  }
}
