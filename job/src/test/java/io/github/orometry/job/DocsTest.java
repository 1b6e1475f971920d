package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.table.Column;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the pages say of columns is what the program knows; options have a test of their own. */
class DocsTest {
  private static String pages() throws IOException {
    return Page.all().stream()
        .map(Page::text)
        .collect(Collectors.joining("\n"))
        .replace("`", "")
        .replaceAll("\\s+", " ");
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
