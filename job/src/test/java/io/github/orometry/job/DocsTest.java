package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.surface.Grid;
import io.github.orometry.table.Column;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the pages say of columns is what the program knows; options have a test of their own. */
class DocsTest {
  /** By what names those know them who come from mountains or from topology. */
  @Test
  void theDefinitionsHaveTheWordsOfOthers() throws IOException {
    String text = Page.of("docs/definitions.md").text().replaceAll("\\s+", " ");
    for (String word : List.of("encirclement parent", "island parent", "persistence", "H0")) {
      assertTrue(text.contains(word), word);
    }
  }

  /** A sum of doubles depends on its order: this is that of the kernel. */
  @Test
  void theDefinitionsHaveTheOrderOfASum() throws IOException {
    String text = Page.of("docs/definitions.md").text();
    assertTrue(
        text.contains("((z[iy, ix] + z[iy, ix + 1]) + (z[iy + 1, ix + 1] + z[iy + 1, ix])) / 4"));
    double[] z = {0.55, 0.07, 0.08, 0.64};
    double asSaid = ((z[0] + z[1]) + (z[3] + z[2])) / 4;
    assertNotEquals((z[0] + z[1] + z[3] + z[2]) / 4, asSaid);
    assertNotEquals(((z[0] + z[3]) + (z[1] + z[2])) / 4, asSaid);
    assertEquals(asSaid, Analysis.STANDARD.analyze(Grid.ofIndices(2, 2), z).keyCols()[1]);
  }

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
