package io.github.orometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The programs in {@code docs/java.md} compile, run with nothing but the library and the two small
 * ones that the page tells of, and print what the page says.
 */
class JavaPageTest {
  private static final Path PAGE = Path.of("..", "docs", "java.md");
  private static final Pattern PROGRAM =
      Pattern.compile("```java\n(.*?)```\n\n```text\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("public class (\\w+)");

  @TempDir private Path folder;

  private record Program(String name, String source, String printed) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Program> programs() throws IOException {
    Matcher program = PROGRAM.matcher(Files.readString(PAGE));
    List<Program> programs = new ArrayList<>();
    while (program.find()) {
      Matcher name = NAME.matcher(program.group(1));
      assertTrue(name.find(), program.group(1));
      programs.add(new Program(name.group(1), program.group(1), program.group(2)));
    }
    return programs;
  }

  @Test
  void thePageHasProgramsAndTheFirstHasTenLinesOfItsOwn() throws IOException {
    assertTrue(programs().size() >= 8);
    assertEquals(
        Files.readString(PAGE).split("```java", -1).length - 1, programs().size(), "unseen ones");
    String first = programs().get(0).source();
    long own = first.lines().filter(line -> !line.isBlank() && !line.startsWith("import")).count();
    assertTrue(own <= 10, own + " lines");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void printsWhatThePageSays(Program program) throws Exception {
    Path file = Files.writeString(folder.resolve(program.name() + ".java"), program.source());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    boolean compiled =
        compiler
            .getTask(
                errors,
                null,
                null,
                List.of("-Xlint:all", "-Werror", "-cp", library(), "-d", folder.toString()),
                null,
                compiler.getStandardFileManager(null, Locale.ROOT, null).getJavaFileObjects(file))
            .call();
    assertTrue(compiled, errors.toString());
    assertEquals(program.printed(), run(program.name()));
  }

  private String run(String name) throws Exception {
    List<URL> places = new ArrayList<>(List.of(folder.toUri().toURL()));
    for (String place : library().split(File.pathSeparator)) {
      places.add(Path.of(place).toUri().toURL());
    }
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader =
        new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  /** The library's classes, and what it needs besides the JDK: no Spark, for one. */
  private static String library() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            place ->
                place.matches(
                    ".*([/\\\\]target[/\\\\]classes|jackson-core-[0-9.]+jar|commons-math3.*)"))
        .reduce((a, b) -> a + File.pathSeparator + b)
        .orElseThrow();
  }
}
