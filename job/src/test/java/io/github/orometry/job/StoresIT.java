package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.Script.Shell;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.testing.NeedsSpark;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real HDFS and a real S3 server, each of JVMs of its own: results come whole or not at all. */
@NeedsSpark
class StoresIT {
  private static final String PACKAGES =
      "org.apache.hadoop:hadoop-aws:3.5.0,software.amazon.awssdk:s3:2.35.4,"
          + "software.amazon.awssdk:s3-transfer-manager:2.35.4,software.amazon.awssdk:sts:2.35.4";
  private static final String EXCLUDED = "software.amazon.awssdk:bundle";

  private static final int RACES = 50;
  private static final int KILLS = 6;

  @TempDir private static Path folder;
  private static Path scripts;
  private static Path cluster;
  private static Shell shell;
  private static String master;
  private static String hdfs;
  private static String s3;
  private static List<String> settings;
  private static String classPath;
  private static Path input;
  private static Map<String, String> expected;

  @BeforeAll
  static void startStores() throws IOException, InterruptedException {
    scripts = Script.root().resolve("scripts");
    cluster = Path.of("target", "stores").toAbsolutePath();
    shell = new Shell(folder, Files.createDirectory(folder.resolve("scratch")));
    shell.set("PATH", System.getenv("PATH")); // servers and connectors are fetched by Maven
    input = new StackFiles(OneFingerprintStack.stack()).storedNpz(folder.resolve("stored.npz"));
    Path out = folder.resolve("expected");
    Program local = Program.run(run(input.toString(), out.toString(), "--executor", "threads"));
    assertEquals(0, local.exitCode(), local.err());
    expected = new Result(out).identity();
    shell.run(scripts.resolve("local-cluster"), "stop", "--dir", cluster);
    Script started =
        shell.run(scripts.resolve("local-cluster"), "start", "--with", "hdfs,s3", "--dir", cluster);
    assertEquals(0, started.exitCode(), started.err());
    Script status = shell.run(scripts.resolve("local-cluster"), "status", "--dir", cluster);
    assertEquals(0, status.exitCode(), status.err());
    master = line(status, "master ");
    hdfs = line(status, "hdfs ");
    s3 = line(status, "s3 ");
    settings =
        status.out().lines().filter(l -> l.startsWith("conf ")).map(l -> l.substring(5)).toList();
    classPath = toolClassPath();
    tool("copy", input, hdfs + "/in/stored.npz");
    tool("copy", input, s3 + "/in/stored.npz");
  }

  private static String line(Script status, String begin) {
    return status
        .out()
        .lines()
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()))
        .findFirst()
        .orElseThrow();
  }

  /** The launcher has fetched the packages once it has been asked for a file that is not there. */
  private static String toolClassPath() throws IOException, InterruptedException {
    Script fetched = launch(Map.of(), run(s3 + "/none.npz", folder + "/none"));
    assertEquals(3, fetched.exitCode(), fetched.err());
    Path target = Script.root().resolve("job/target");
    try (Stream<Path> files = Files.walk(target.resolve("packages"))) {
      List<String> parts = new ArrayList<>();
      parts.add(target.resolve("test-classes").toString());
      parts.add(target.resolve("orometry.jar").toString());
      parts.add(Files.readString(target.resolve("classpath.txt")).strip());
      for (Path file : files.filter(f -> f.endsWith("classpath.txt")).toList()) {
        String jars = Files.readString(file).strip();
        if (jars.contains("hadoop-aws")) {
          parts.add(jars);
        }
      }
      return String.join(File.pathSeparator, parts);
    }
  }

  @AfterAll
  static void stopStores() throws IOException, InterruptedException {
    if (cluster != null && Files.exists(cluster)) {
      Script stopped = shell.run(scripts.resolve("local-cluster"), "stop", "--dir", cluster);
      assertEquals(0, stopped.exitCode(), stopped.err());
    }
  }

  private static Object[] run(String in, String out, String... more) {
    List<Object> words = new ArrayList<>(List.of("run", in, "--out", out));
    words.addAll(List.of("--on-bad-slab", "quarantine"));
    words.addAll(List.of(more));
    return words.toArray();
  }

  private static List<Object> command(Object... arguments) {
    List<Object> words = new ArrayList<>(List.of(scripts.resolve("orometry")));
    words.addAll(List.of(arguments));
    words.addAll(List.of("--packages", PACKAGES, "--exclude-packages", EXCLUDED));
    for (String setting : settings) {
      words.addAll(List.of("--conf", setting));
    }
    return words;
  }

  private static Script launch(Map<String, String> environment, Object... arguments)
      throws IOException, InterruptedException {
    environment.forEach(shell::set);
    return shell.run(command(arguments).toArray());
  }

  private static Script tool(Object... arguments) throws IOException, InterruptedException {
    List<Object> words =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")));
    settings.forEach(setting -> words.add("-D" + setting));
    words.addAll(List.of("-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider"));
    words.addAll(List.of("-cp", classPath, StoreTool.class.getName()));
    words.addAll(List.of(arguments));
    Script done = shell.run(words.toArray());
    assertEquals(0, done.exitCode(), done.err());
    return done;
  }

  /** Copies a result to this machine, and compares it with that of the local run. */
  private static void assertSame(String result, String name)
      throws IOException, InterruptedException {
    Script verified = launch(Map.of(), "verify", result);
    assertEquals(0, verified.exitCode(), verified.err());
    Path manifest = folder.resolve(name + "/manifest.json");
    tool("copy", result + "/manifest.json", manifest);
    assertEquals(expected, new Result(manifest.getParent()).identity());
    String text = Files.readString(manifest);
    for (String setting : settings) {
      String value = setting.substring(setting.indexOf('=') + 1);
      assertFalse(setting.contains("secret") && text.contains(value), setting);
    }
  }

  static List<String> stores() {
    return List.of("hdfs", "s3");
  }

  private static String url(String store) {
    return store.equals("hdfs") ? hdfs : s3;
  }

  private static String other(String store) {
    return store.equals("hdfs") ? s3 : hdfs;
  }

  @ParameterizedTest
  @MethodSource("stores")
  void theResultIsTheSameFromAndToAnyStore(String store) throws IOException, InterruptedException {
    String out = url(store) + "/threads";
    Script run = launch(Map.of(), run(other(store) + "/in/*.npz", out, "--executor", "threads"));
    assertEquals(0, run.exitCode(), run.err());
    assertSame(out, "threads of " + store);
    Script again = launch(Map.of(), run(url(store) + "/in/stored.npz", out));
    assertEquals(4, again.exitCode(), again.err());
    Script replaced =
        launch(Map.of(), run(url(store) + "/in/stored.npz", out, "--if-exists", "overwrite"));
    assertEquals(0, replaced.exitCode(), replaced.err());
    assertSame(out, "replaced on " + store);
    List<String> files = tool("list", out).out().lines().toList();
    assertEquals(1, files.stream().filter("manifest.json"::equals).count());
    assertEquals(1, files.stream().filter(f -> f.endsWith("counts/raw.npy")).count(), "one run's");
  }

  @ParameterizedTest
  @MethodSource("stores")
  void theResultIsTheSameByACluster(String store) throws IOException, InterruptedException {
    String out = url(store) + "/cluster";
    String in = url(store) + "/in/stored.npz";
    Script run =
        launch(
            Map.of(), run(in, out, "--master", master, "--slabs-per-task", "20", "--run-id", "x"));
    assertEquals(0, run.exitCode(), run.err());
    assertSame(out, "cluster on " + store);
    Script again = launch(Map.of(), run(in, out, "--run-id", "x"));
    assertEquals(0, again.exitCode(), again.err());
    assertTrue(again.out().startsWith("run x has published already"), again.out());
    Script other = launch(Map.of(), run(in, out, "--run-id", "x", "--min-height", "1"));
    assertEquals(4, other.exitCode(), other.err());
  }

  @ParameterizedTest
  @MethodSource("stores")
  void ofTwoThatPublishAtOnceOneWins(String store) throws IOException, InterruptedException {
    Script races = tool("race", url(store) + "/races", RACES);
    assertTrue(races.out().contains("in 50 races"), races.out());
  }

  /** At random moments: there is a whole result or none, and the next run has its own. */
  @ParameterizedTest
  @MethodSource("stores")
  void aRunThatIsKilledLeavesAWholeResultOrNone(String store)
      throws IOException, InterruptedException {
    String out = url(store) + "/killed";
    Random random = new Random(7);
    for (int kill = 0; kill < KILLS; kill++) {
      Object[] command =
          command(
                  run(
                      url(store) + "/in/stored.npz",
                      out,
                      "--if-exists",
                      "overwrite",
                      "--stale-after",
                      "1d"))
              .toArray();
      Script.Started started = shell.start(command);
      Thread.sleep(1500 + random.nextInt(4000));
      started.process().descendants().forEach(ProcessHandle::destroyForcibly);
      started.process().destroyForcibly(); // SIGKILL
      started.await();
      List<String> files = tool("list", out).out().lines().toList();
      if (files.contains("manifest.json")) {
        assertSame(out, "killed on " + store + kill);
      }
    }
    Script next =
        launch(
            Map.of(),
            run(input.toString(), out, "--if-exists", "overwrite", "--stale-after", "0s"));
    assertEquals(0, next.exitCode(), next.err());
    assertSame(out, "after kills on " + store);
    Script clean = launch(Map.of(), "clean", out, "--stale-after", "0s");
    assertTrue(clean.out().startsWith("no run has left anything"), clean.out());
  }

  @Test
  void aConnectorThatIsMissingIsSaid() throws IOException, InterruptedException {
    Script run = shell.run(scripts.resolve("orometry"), "verify", s3 + "/in");
    assertEquals(1, run.exitCode(), run.err());
    assertEquals(
        List.of(
            "orometry: s3a://orometry/in needs the connector of s3a://, which is not there"
                + " (--packages org.apache.hadoop:hadoop-aws:3.5.0 adds it)."),
        run.told());
  }
}
