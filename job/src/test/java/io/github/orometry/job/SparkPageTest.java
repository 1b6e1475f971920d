package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs of {@code docs/spark.md} run as the page says, and print what it says. */
class SparkPageTest {
  private static final Pattern COMMAND =
      Pattern.compile(
          "^ {4}java ([^\n]*)\n\nprints\n\n```text\n(.*?)^```$",
          Pattern.MULTILINE | Pattern.DOTALL);
  private static final String JARS = "job/target/orometry.jar:$(cat job/target/classpath.txt)";
  private static final String CLASSES = System.getProperty("java.class.path");

  @TempDir private Path folder;

  /** The program has ten lines but for imports, and it is on a session of its own. */
  @Test
  void aJobRunsOnAProgramsOwnSession() throws Exception {
    List<String> programs = Page.of("docs/spark.md").blocks("java");
    assertEquals(1, programs.size());
    String source = programs.get(0);
    long own = source.lines().filter(l -> !l.isBlank() && !l.startsWith("import")).count();
    assertEquals(10, own);
    assertTrue(source.contains("OnSession(spark)"));
    Path program = Files.writeString(folder.resolve("MyPeaks.java"), source);
    Path result = folder.resolve("results");
    Map<String, String> here =
        Map.of(
            JARS, CLASSES, "MyPeaks.java", program.toString(), "results-mine", result.toString());
    printsWhatThePageSays("MyPeaks.java", here);
    assertEquals("spark (local[2])", new Result(result).executor());
  }

  @Test
  void peaksAreFoundBySql() throws Exception {
    printsWhatThePageSays("docs/PeaksInSql.java", Map.of(JARS, CLASSES));
  }

  /** Runs the command that has a word, with some of its words replaced. */
  private void printsWhatThePageSays(String word, Map<String, String> instead) throws Exception {
    MatchResult command =
        COMMAND
            .matcher(Page.of("docs/spark.md").text())
            .results()
            .filter(match -> match.group(1).contains(" " + word))
            .findFirst()
            .orElseThrow();
    List<String> words = new ArrayList<>();
    for (String part : command.group(1).split(" (?!job/target/classpath)")) {
      words.add(instead.getOrDefault(part, part));
    }
    assertEquals(command.group(2), run(words));
  }

  /** From the repository's folder, with the classes of the tests. */
  private String run(List<String> words) throws IOException, InterruptedException {
    List<Object> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java"));
    command.add("-XX:TieredStopAtLevel=1"); // sooner there
    command.add("-Dspark.ui.enabled=false");
    command.add("-Dspark.driver.host=127.0.0.1");
    command.add("-Dspark.driver.bindAddress=127.0.0.1");
    command.addAll(words);
    Script script = new Script.Shell(Script.root(), folder).run(command.toArray());
    assertEquals(0, script.exitCode(), script.err());
    return script.out().strip() + "\n";
  }
}
