package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages hang together. */
class LinksTest {
  private static final int MOST_LINES_OF_README = 150;

  static List<Page> pages() throws IOException {
    return Page.all();
  }

  private static Path target(Page page, String link) {
    String path = link.split("#", 2)[0];
    return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkLeadsSomewhere(Page page) throws IOException {
    List<String> broken = new ArrayList<>();
    for (String link : page.links()) {
      Path target = target(page, link);
      boolean found = Files.exists(target);
      if (found && link.contains("#")) {
        Page there = new Page(target, Files.readString(target));
        found = there.anchors().contains(link.split("#", 2)[1]);
      }
      if (!found) {
        broken.add(link);
      }
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void everyPageIsReachedFromTheReadme() throws IOException {
    Map<Path, Page> unseen = new HashMap<>();
    pages().forEach(page -> unseen.put(page.file(), page));
    assertTrue(unseen.size() >= 9, unseen.toString());
    Deque<Page> next = new ArrayDeque<>();
    next.add(unseen.remove(Page.of("README.md").file()));
    while (!next.isEmpty()) {
      Page page = next.remove();
      for (String link : page.links()) {
        Page there = unseen.remove(target(page, link));
        if (there != null) {
          next.add(there);
        }
      }
    }
    assertEquals(Set.of(), unseen.keySet());
  }

  /** What it shows of Java is part of the page's first program, which a test runs. */
  @Test
  void theReadmeIsShortAndItsJavaIsTried() throws IOException {
    Page readme = Page.of("README.md");
    assertTrue(readme.text().lines().count() <= MOST_LINES_OF_README);
    Set<String> tried = new LinkedHashSet<>();
    Page.of("docs/java.md").blocks("java").get(0).lines().map(String::strip).forEach(tried::add);
    List<String> shown = readme.blocks("java");
    assertEquals(1, shown.size());
    assertEquals(
        List.of(), shown.get(0).lines().filter(line -> !tried.contains(line.strip())).toList());
  }
}
