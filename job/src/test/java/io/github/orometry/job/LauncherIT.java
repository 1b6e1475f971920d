package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.source.parquet.SurfaceParquet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher as users meet it: the built jar in a process of its own. */
class LauncherIT extends LauncherFixture {
  @Test
  void runsFromAnotherFolderAndOverwritesOnRequest() throws Exception {
    Files.copy(input, here.resolve("my input.npz"));
    Script first = shell.run(launcher, "run", "my input.npz", "--out", "my result");
    assertEquals(0, first.exitCode(), first.err());
    assertTrue(first.out().contains(" peaks in 12 surfaces, by "), first.out());
    assertTrue(first.out().contains(here.resolve("my result").toString()), first.out());
    Result result = new Result(here.resolve("my result"));
    assertEquals(result.identity(), result.identityOfFiles());
    assertFalse(result.manifest().get("versions").get("orometry").asText().equals("development"));

    Script again = shell.run(launcher, "run", "my input.npz", "--out", "my result");
    assertEquals(4, again.exitCode(), again.err());
    assertEquals(List.of("my input.npz", "my result"), left());

    Script overwrite =
        shell.run(
            launcher,
            "run",
            "my input.npz",
            "--out",
            "my result",
            "--if-exists",
            "overwrite",
            "--run-id",
            "second",
            "--executor",
            "sequential",
            "--memory",
            "200m");
    assertEquals(0, overwrite.exitCode(), overwrite.err());
    assertEquals("second", result.manifest().get("run_id").asText());
    assertEquals(List.of("my input.npz", "my result"), left());
  }

  @Test
  void runsThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(here.resolve("link"), launcher);
    Script script = shell.run(link, "run", input, "--out", "out", "--table-format", "csv");
    Files.delete(link);
    assertEquals(0, script.exitCode(), script.err());
    assertTrue(Files.exists(here.resolve("out/peaks/part-00000.csv")));
  }

  /** A copy of what a built repository holds, in a folder whose name has spaces. */
  @Test
  void runsFromARepositoryInAFolderWithSpaces() throws Exception {
    Path copy = Files.createDirectory(here.resolve("my repository"));
    for (String part :
        new String[] {
          "pom.xml",
          "udfs/pom.xml",
          "job/pom.xml",
          "scripts",
          "conf",
          "job/target/orometry.jar",
          "job/target/classpath.txt",
          "job/target/classpath-inprocess.txt"
        }) {
      copyTree(Script.root().resolve(part), copy.resolve(part));
    }
    Files.createDirectories(copy.resolve("udfs/src/main"));
    Files.createDirectories(copy.resolve("job/src/main"));
    Files.setLastModifiedTime(
        copy.resolve("job/target/orometry.jar"),
        FileTime.fromMillis(System.currentTimeMillis() + 1000));
    Script script = shell.run(copy.resolve("scripts/orometry"), "run", input, "--out", "out");
    assertEquals(0, script.exitCode(), script.err());
    Result result = new Result(here.resolve("out"));
    assertEquals(result.identity(), result.identityOfFiles());
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.getParent());
        if (!Files.isDirectory(path)) {
          Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  @Test
  void helpAndTypos() throws Exception {
    Script help = shell.run(launcher, "run", "--help");
    assertEquals(0, help.exitCode(), help.err());
    assertTrue(help.out().startsWith("Usage: orometry run"), help.out());
    assertTrue(help.out().contains("--min-prominence"), help.out());

    Script typo = shell.run(launcher, "run", input, "--out", "out", "--conectivity", "eight");
    assertEquals(2, typo.exitCode(), typo.err());
    assertTrue(typo.err().contains("--connectivity"), typo.err());

    Script memory = shell.run(launcher, "run", input, "--out", "out", "--memory", "lots");
    assertEquals(2, memory.exitCode(), memory.err());
    assertTrue(memory.err().contains("--memory"), memory.err());
    assertEquals(List.of(), left());
  }

  /** Where the JVM itself would tell its inner state, and leave it in a file. */
  @Test
  void moreMemoryThanThereIs() throws Exception {
    Script script = shell.run(launcher, "run", input, "--out", "out", "--memory", "9999t");
    assertEquals(1, script.exitCode(), script.err());
    assertEquals(1, script.told().size(), script.err());
    assertTrue(script.err().contains("--memory 9999t is more than the JVM can have"), script.err());
    assertEquals(List.of(), left());
  }

  /** Of a manifest the settings, not what is around them. */
  @Test
  void theHeapOfAManifestGivenBack() throws Exception {
    String manifest =
        "{\n  \"memory\" : \"1g\",\n  \"settings\" : {\n    \"memory\" : \"%s\"\n  },\n  \"memory\" : \"1g\"\n}";
    Files.writeString(here.resolve("a.json"), manifest.formatted("lots"));
    Script script = shell.run(launcher, "run", input, "--out", "out", "--config", "a.json");
    assertEquals(2, script.exitCode(), script.err());
    assertTrue(script.err().contains("found 'lots'"), script.err());
    Files.writeString(here.resolve("a.json"), manifest.formatted("200m"));
    script = shell.run(launcher, "run", input, "--out", "out", "--config", "a.json");
    assertEquals(0, script.exitCode(), script.err());
  }

  /** A run without Spark has not all of its jars on the class path; it has those it may need. */
  @ParameterizedTest
  @EnumSource(names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "LZ4", "LZ4_RAW", "ZSTD"})
  void parquetOfEachCompression(CompressionCodecName codec) throws Exception {
    SurfaceParquet surfaces = new SurfaceParquet(SurfaceParquet.Kind.LIST, 3, 2);
    surfaces.write(here.resolve("surfaces.parquet"), List.of(0L, 1L, 2L), codec);
    Script script = shell.run(launcher, "run", "surfaces.parquet", "--out", "out");
    assertEquals(0, script.exitCode(), script.err());
    assertTrue(script.out().contains(" in 3 surfaces, by sequential"), script.out());
  }

  /** The launcher looks into settings for a heap size, but must leave a pipe to be read. */
  @Test
  void settingsFromAPipe() throws Exception {
    String line =
        "\"$0\" run \"$1\" --out out --config <(echo '{\"run-id\": \"piped\"}') </dev/null";
    Script script = shell.run("bash", "-c", line, launcher, input);
    assertEquals(0, script.exitCode(), script.err());
    assertEquals("piped", new Result(here.resolve("out")).manifest().get("run_id").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", ""})
  void namesInAnyLettersWhereNoLanguageIsSet(String language) throws Exception {
    shell.set("LC_ALL", language);
    shell.set("LANG", "");
    shell.set("LC_CTYPE", "");
    String line =
        "out=$'\\xc3\\xbc' && \"$0\" run \"$1\" --out \"$out\" && test -f \"$out/manifest.json\""
            + " && rm -r \"$out\"";
    Script script = shell.run("bash", "-c", line, launcher, input);
    assertEquals(0, script.exitCode(), script.err());
  }

  @Test
  void aFileCutShort() throws Exception {
    byte[] whole = Files.readAllBytes(input);
    Files.write(here.resolve("cut.npz"), Arrays.copyOf(whole, whole.length / 2));
    Script script = shell.run(launcher, "run", "cut.npz", "--out", "out");
    assertEquals(3, script.exitCode(), script.err());
    assertEquals(1, script.told().size(), script.err());
    assertTrue(script.err().contains("file cut.npz "), script.err());
    assertFalse(script.err().contains("\tat "), script.err());
    assertEquals(List.of("cut.npz"), left());
  }

  @Test
  void anOutputThatCannotBeWritten() throws Exception {
    Files.createFile(here.resolve("file"));
    Script script = shell.run(launcher, "run", input, "--out", "file/out");
    assertEquals(1, script.exitCode(), script.err());
    assertEquals(1, script.told().size(), script.err());
    assertTrue(script.err().contains("the output file/out cannot be written"), script.err());
    assertEquals(List.of("file"), left());
  }

  /** Loading Spark's classes would take longer than the work of a small run; nothing is tuned. */
  @Test
  void nothingOfSparkNorOfTuningIsLoadedInProcess() throws Exception {
    Path loaded = here.resolve("loaded");
    shell.set("XDG_CACHE_HOME", here.resolve("none").toString());
    shell.set("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=loaded");
    Script script = shell.run(launcher, "run", input, "--out", "out");
    assertEquals(0, script.exitCode(), script.err());
    List<String> lines = Files.readAllLines(loaded);
    assertTrue(lines.stream().anyMatch(line -> line.contains("orometry.prominence.PeakFinder")));
    assertEquals(
        List.of(), lines.stream().filter(line -> line.contains(" org.apache.spark.")).toList());
    assertEquals(
        List.of(), lines.stream().filter(line -> line.contains("orometry.job.tuning.")).toList());
  }

  @Test
  void aServerThatIsNoMasterIsGivenUp() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String master = "spark://127.0.0.1:" + silent.getLocalPort();
      Script script =
          shell.run(
              launcher,
              "run",
              input,
              "--out",
              "out",
              "--master",
              master,
              "--connect-timeout",
              "1",
              "--fallback");
      assertEquals(0, script.exitCode(), script.err());
      assertTrue(
          script
              .err()
              .contains("did not start with " + master + " within 11 s; sequential and threads"),
          script.err());
      Result result = new Result(here.resolve("out"));
      assertEquals(result.identity(), result.identityOfFiles());
    }
  }
}
