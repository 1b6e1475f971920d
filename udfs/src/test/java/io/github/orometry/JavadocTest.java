package io.github.orometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The javadoc tool has nothing to say against the comments, and none is missing. A first sentence
 * that says what is returned needs no tag to say it again.
 */
class JavadocTest {
  private static final Pattern TAG = Pattern.compile("no @(param|return).*", Pattern.DOTALL);

  /**
   * Private fields, constants of enums, and components of records, which their record describes.
   */
  private static final Pattern NEEDS_NONE =
      Pattern.compile(
          "\\s*(private .*|[A-Z0-9]+\\(.*|(public )?record .*|[\\w<>\\[\\]]+ \\w+[,)]+.*)");

  @TempDir private Path folder;

  @Test
  void nothingToSayAgainstIt() throws IOException {
    DocumentationTool tool = ToolProvider.getSystemDocumentationTool();
    DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = tool.getStandardFileManager(said, Locale.ROOT, null);
        Stream<Path> tree = Files.walk(Path.of("src", "main", "java"))) {
      List<Path> sources = tree.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> options =
          List.of(
              "-quiet",
              "-Xdoclint:all",
              "-Xmaxwarns",
              "100000",
              "-classpath",
              System.getProperty("java.class.path"),
              "-d",
              folder.toString());
      tool.getTask(null, files, said, null, options, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    assertEquals(
        "",
        said.getDiagnostics().stream()
            .filter(JavadocTest::matters)
            .map(Object::toString)
            .collect(Collectors.joining("\n")));
  }

  private static boolean matters(Diagnostic<? extends JavaFileObject> said) {
    String message = said.getMessage(Locale.ROOT);
    return said.getKind() != Diagnostic.Kind.NOTE
        && !TAG.matcher(message).matches()
        && !(message.startsWith("no comment") && NEEDS_NONE.matcher(line(said)).matches());
  }

  private static String line(Diagnostic<? extends JavaFileObject> said) {
    try {
      return said.getSource()
          .getCharContent(true)
          .toString()
          .lines()
          .skip(said.getLineNumber() - 1)
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
