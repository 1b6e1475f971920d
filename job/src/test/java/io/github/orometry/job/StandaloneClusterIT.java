package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.Script.Shell;
import io.github.orometry.job.source.StackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Spark standalone cluster, each of its parts a JVM of its own, gives the same result. */
class StandaloneClusterIT {
  @TempDir private static Path folder;
  private static final Pattern DRIVER =
      Pattern.compile("\"--driver-url\" \"spark://[A-Za-z]+@(localhost|127\\.0\\.0\\.1):[0-9]+\"");

  private static Path scripts;

  /** Stays when the tests end, with the logs. */
  private static Path cluster;

  private static Shell shell;
  private static String master;
  private static List<Path> arrays;
  private static List<Path> shuffled;
  private static List<Path> stored;
  private static Map<String, String> expected;

  @BeforeAll
  static void startCluster() throws IOException, InterruptedException {
    scripts = Script.root().resolve("scripts");
    cluster = Path.of("target", "standalone-cluster", "my cluster").toAbsolutePath();
    shell = new Shell(folder, Files.createDirectory(folder.resolve("scratch")));
    StackFiles files = new StackFiles(OneFingerprintStack.stack());
    arrays = files.npy(folder.resolve("arrays"), "x,y,t", false);
    shuffled = List.of(files.manyParquetFiles(folder.resolve("many files"), 3, 3));
    stored = List.of(files.storedNpz(folder.resolve("stored.npz")));
    Program inProcess =
        Program.run(arguments(arrays, folder.resolve("expected"), "--executor", "threads"));
    assertEquals(0, inProcess.exitCode(), inProcess.err());
    expected = new Result(folder.resolve("expected")).identity();
    Script started = shell.run(scripts.resolve("local-cluster"), "start", "--dir", cluster);
    assertEquals(0, started.exitCode(), started.err());
    master = started.out().strip();
    assertTrue(master.startsWith("spark://127.0.0.1:"), master);
  }

  /** Also where a test or the start failed. */
  @AfterAll
  static void stopCluster() throws IOException, InterruptedException {
    if (cluster == null || !Files.exists(cluster)) {
      return;
    }
    List<ProcessHandle> processes = processes();
    Script stopped = shell.run(scripts.resolve("local-cluster"), "stop", "--dir", cluster);
    assertEquals(0, stopped.exitCode(), stopped.err());
    for (ProcessHandle process : processes) {
      assertFalse(runs(process), "still there: " + process.pid());
    }
    Script status = shell.run(scripts.resolve("local-cluster"), "status", "--dir", cluster);
    assertEquals(3, status.exitCode(), status.err());
  }

  /** The master, the workers, and what they started. */
  private static List<ProcessHandle> processes() throws IOException {
    List<ProcessHandle> processes = new ArrayList<>();
    try (Stream<Path> files = Files.list(cluster)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".pid")).toList()) {
        long pid = Long.parseLong(Files.readString(file).split(" ")[0]);
        ProcessHandle.of(pid)
            .ifPresent(
                process -> {
                  processes.add(process);
                  process.descendants().forEach(processes::add);
                });
      }
    }
    return processes;
  }

  /** A process that has ended but was not waited for has no command line. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private static Object[] arguments(List<Path> inputs, Path out, String... more) {
    List<Object> arguments = new ArrayList<>(List.of("run"));
    arguments.addAll(inputs);
    arguments.addAll(List.of("--out", out, "--on-bad-slab", "quarantine"));
    arguments.addAll(List.of(more));
    return arguments.toArray();
  }

  private void check(String script, List<Path> inputs, String... options)
      throws IOException, InterruptedException {
    check(script, master, inputs, options);
  }

  private void check(String script, String master, List<Path> inputs, String... options)
      throws IOException, InterruptedException {
    Path out = folder.resolve("result of " + script + options.length);
    List<Object> command = new ArrayList<>(List.of(scripts.resolve(script)));
    command.addAll(List.of(options));
    command.addAll(List.of(arguments(inputs, out, "--master", master, "--slabs-per-task", "20")));
    Script run = shell.run(command.toArray());
    assertEquals(0, run.exitCode(), run.err());
    Result result = new Result(out);
    assertEquals(expected, result.identity());
    assertEquals(expected, result.identityOfFiles());
    assertEquals("spark (" + master + ")", result.manifest().get("executor").asText());
    assertTrue(run.out().contains(" peaks in 102 surfaces, by spark ("), run.out());
  }

  @Test
  void threeProcessesRun() throws IOException {
    assertEquals(3, processes().stream().filter(StandaloneClusterIT::runs).count());
  }

  @Test
  void bySparkSubmit() throws IOException, InterruptedException {
    check("orometry-submit", shuffled);
  }

  /**
   * Tasks that Spark starts twice, and stages that it plans as it goes; checksums are summed up.
   */
  @Test
  void bySparkSubmitWithSpeculationAndAdaptiveExecution() throws IOException, InterruptedException {
    check(
        "orometry-submit",
        stored,
        "--conf",
        "spark.sql.adaptive.enabled=true",
        "--conf",
        "spark.speculation=true",
        "--conf",
        "spark.speculation.interval=10ms",
        "--conf",
        "spark.speculation.multiplier=1.01",
        "--conf",
        "spark.speculation.quantile=0.1",
        "--conf",
        "spark.speculation.minTaskRuntime=1ms",
        "--");
  }

  /** The driver listens where the master does, whatever the name of the machine resolves to. */
  @Test
  void byTheLauncherAndAMasterThatIsNamedLocalhost() throws IOException, InterruptedException {
    Set<Path> before = new HashSet<>(executors());
    check("orometry", master.replace("127.0.0.1", "localhost"), arrays);
    List<Path> own = executors().stream().filter(log -> !before.contains(log)).toList();
    assertFalse(own.isEmpty());
    for (Path log : own) {
      String said = Files.readString(log);
      assertTrue(DRIVER.matcher(said).find(), said);
    }
  }

  /** As the launcher does: with classes from an archive, and a compiler that takes its time. */
  @Test
  void executorsStartFast() throws IOException, InterruptedException {
    Set<Path> before = new HashSet<>(executors());
    Path log = Files.createDirectory(folder.resolve("loaded")).resolve("%p.txt");
    check(
        "orometry-submit",
        arrays,
        "--conf",
        "spark.executor.extraJavaOptions=-Xlog:class+load:file=" + log,
        "--");
    try (Stream<Path> files = Files.list(log.getParent())) {
      List<Path> logs = files.toList();
      assertFalse(logs.isEmpty());
      for (Path file : logs) {
        List<String> classes = Files.readAllLines(file);
        long mapped = classes.stream().filter(line -> line.contains("file (top)")).count();
        assertTrue(mapped > classes.size() / 2, mapped + " of " + classes.size());
      }
    }
    List<Path> own = executors().stream().filter(said -> !before.contains(said)).toList();
    assertFalse(own.isEmpty());
    for (Path said : own) {
      for (String option : compilerPace()) {
        assertTrue(Files.readString(said).contains('"' + option + '"'), said + " " + option);
      }
    }
  }

  /** The options that the launcher gives its JVM, and the job its executors. */
  private static List<String> compilerPace() throws IOException {
    String common = Files.readString(scripts.resolve("common.sh"));
    int begin = common.indexOf("add_compiler_pace()");
    String body = common.substring(begin, common.indexOf('}', begin));
    List<String> options =
        Pattern.compile("-XX:[^\\s)]+").matcher(body).results().map(MatchResult::group).toList();
    assertEquals(5, options.size(), body);
    return options;
  }

  /** What executors have said; the command that starts them comes first. */
  private static List<Path> executors() throws IOException {
    try (Stream<Path> files = Files.find(cluster, 4, (path, about) -> path.endsWith("stderr"))) {
      return files.toList();
    }
  }

  @Test
  void aBadInputIsToldByItsSentence() throws IOException, InterruptedException {
    List<Object> command = new ArrayList<>(List.of(scripts.resolve("orometry-submit"), "run"));
    command.addAll(arrays);
    command.addAll(List.of("--out", folder.resolve("bad"), "--master", master));
    Script run = shell.run(command.toArray());
    assertEquals(3, run.exitCode(), run.err());
    assertTrue(run.err().contains("(epoch 2, time bin 14): cell (iy 3, ix 7) is inf"), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
    assertFalse(Files.exists(folder.resolve("bad")));
  }
}
