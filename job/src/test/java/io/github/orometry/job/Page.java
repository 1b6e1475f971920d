package io.github.orometry.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation: README.md or one in docs.
 *
 * @param file where it is
 * @param text all of it
 */
public record Page(Path file, String text) {
  private static final Path ROOT = Path.of("..");
  private static final Pattern FENCED =
      Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern INDENTED = Pattern.compile("^ {4}.*$", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)|src=\"([^\"]+)\"");
  private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

  /** One by its path from the repository's folder. */
  public static Page of(String path) throws IOException {
    return of(ROOT.resolve(path));
  }

  private static Page of(Path file) throws IOException {
    return new Page(file.normalize(), Files.readString(file));
  }

  /** README.md, then those in docs. */
  public static List<Page> all() throws IOException {
    List<Page> pages = new ArrayList<>(List.of(of("README.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      for (Path file : docs.filter(page -> page.toString().endsWith(".md")).sorted().toList()) {
        pages.add(of(file));
      }
    }
    return pages;
  }

  /** What is no block of code. */
  String prose() {
    return INDENTED.matcher(FENCED.matcher(text).replaceAll("")).replaceAll("");
  }

  /** Blocks between fences of a language, without the fences. */
  List<String> blocks(String language) {
    String fenced = "^```" + language + "\n(.*?)^```$";
    return Pattern.compile(fenced, Pattern.MULTILINE | Pattern.DOTALL)
        .matcher(text)
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /** Where it leads to within the repository: paths from its own folder, with their anchors. */
  List<String> links() {
    return LINK.matcher(prose())
        .results()
        .map(link -> Objects.requireNonNullElse(link.group(1), link.group(2)))
        .filter(link -> !link.startsWith("https://"))
        .toList();
  }

  /** What its headings are called in links: in small letters, words joined by hyphens. */
  List<String> anchors() {
    Map<String, Integer> before = new HashMap<>();
    List<String> anchors = new ArrayList<>();
    for (MatchResult heading : HEADING.matcher(prose()).results().toList()) {
      String words = heading.group(1).toLowerCase(Locale.ROOT);
      String anchor = words.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
      int times = before.merge(anchor, 1, Integer::sum);
      anchors.add(times == 1 ? anchor : anchor + "-" + (times - 1));
    }
    return anchors;
  }

  @Override
  public String toString() {
    return file.getFileName().toString();
  }
}
