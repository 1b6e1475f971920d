package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.source.TestFiles;
import java.io.IOException;
import java.io.OutputStream;
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

/** What happens to a run on a real cluster when processes around it are killed. */
class FaultsIT {
  private static final int SURFACES = 3000;
  private static final int SIDE = 64;
  private static final long LIMIT_MILLIS = 120_000;

  @TempDir private static Path folder;
  private static StoreCluster cluster;
  private static Map<String, String> expected;

  @BeforeAll
  static void startCluster() throws IOException, InterruptedException {
    Path input = noise(folder.resolve("noise.npy"));
    Path out = folder.resolve("expected");
    Program local = Program.run(run(input.toString(), out.toString(), "--executor", "threads"));
    assertEquals(0, local.exitCode(), local.err());
    expected = new Result(out).identity();
    cluster = new StoreCluster(folder, "faults");
    for (String store : List.of("local", "hdfs", "s3")) {
      cluster.tool("copy", input, input(store));
    }
  }

  /** What takes two cores some seconds: as many maxima as noise has. */
  private static Path noise(Path file) throws IOException {
    byte[] cells = new byte[SURFACES * SIDE * SIDE];
    new Random(1).nextBytes(cells);
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (%s, %s, %s), }";
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(TestFiles.rawHeader(header.formatted(SURFACES, SIDE, SIDE)));
      out.write(cells);
    }
    return file;
  }

  @AfterAll
  static void stopCluster() throws IOException, InterruptedException {
    if (cluster != null) {
      cluster.stop();
    }
  }

  private static Object[] run(String in, String out, String... more) {
    List<Object> words = new ArrayList<>(List.of("run", in, "--out", out, "--dims", "t,y,x"));
    words.addAll(List.of("--min-prominence", "150"));
    words.addAll(List.of(more));
    return words.toArray();
  }

  private static String input(String store) {
    return cluster.root(store) + "/in/noise.npy";
  }

  /** A run on the cluster, from and to a store. */
  private static Script.Started start(String store, String name, String... more)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("--master", cluster.master()));
    words.addAll(List.of("--slabs-per-task", "100"));
    words.addAll(List.of(more));
    return cluster.start(run(input(store), out(store, name), words.toArray(String[]::new)));
  }

  private static String out(String store, String name) {
    return cluster.root(store) + "/" + name;
  }

  /** Waits until tasks have ended, which is told of as progress. */
  private static void awaitWork(Script.Started run) throws IOException, InterruptedException {
    long begin = System.currentTimeMillis();
    while (!Files.readString(run.err()).contains("\nsurfaces: ")) {
      assertTrue(run.process().isAlive(), Files.readString(run.err()));
      assertTrue(System.currentTimeMillis() - begin < LIMIT_MILLIS, Files.readString(run.err()));
      Thread.sleep(50);
    }
  }

  private static ProcessHandle process(String name) throws IOException {
    String pid = Files.readString(cluster.cluster().resolve(name + ".pid")).split(" ")[0];
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static List<ProcessHandle> executors(ProcessHandle worker) {
    Stream<ProcessHandle> all = worker.descendants();
    return all.filter(
            process ->
                process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
        .toList();
  }

  private static void killWorker(String name) throws IOException {
    ProcessHandle worker = process(name);
    List<ProcessHandle> executors = executors(worker);
    worker.destroyForcibly(); // SIGKILL
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  private static void restart(String... names) throws IOException, InterruptedException {
    for (String name : names) {
      Script started = cluster.script("local-cluster", "restart", name, "--dir", cluster.cluster());
      assertEquals(0, started.exitCode(), started.err());
    }
  }

  private static void assertSame(String store, String name) throws IOException {
    cluster.assertSame(expected, out(store, name));
  }

  private static void assertDone(Script.Started run, String store, String name)
      throws IOException, InterruptedException {
    Script done = run.await();
    assertEquals(0, done.exitCode(), done.err());
    assertSame(store, name);
  }

  @Test
  void anExecutorIsKilled() throws IOException, InterruptedException {
    Script.Started run = start("s3", "executor");
    awaitWork(run);
    List<ProcessHandle> executors = executors(process("worker-1"));
    assertEquals(1, executors.size());
    executors.get(0).destroyForcibly();
    assertDone(run, "s3", "executor");
  }

  @Test
  void aWorkerIsKilled() throws IOException, InterruptedException {
    Script.Started run = start("local", "worker");
    awaitWork(run);
    killWorker("worker-1");
    assertDone(run, "local", "worker");
    restart("worker-1");
  }

  @Test
  void allWorkersAreKilledAndNoneComesBack() throws IOException, InterruptedException {
    Script before = cluster.launch(run(input("s3"), out("s3", "none"), "--executor", "threads"));
    assertEquals(0, before.exitCode(), before.err());
    Script.Started run =
        start("s3", "none", "--if-exists", "overwrite", "--no-progress-timeout", "5s");
    awaitWork(run);
    killWorker("worker-1");
    killWorker("worker-2");
    Script done = run.await();
    restart("worker-1", "worker-2");
    assertEquals(1, done.exitCode(), done.err());
    assertTrue(
        done.told()
            .contains(
                "orometry: warning: no executor of %s is left; the run waits for one (--no-progress-timeout says how long)"
                    .formatted(cluster.master())),
        done.err());
    assertTrue(
        done.told()
            .contains(
                "orometry: nothing could be done for 5 s, as no executor of %s was there (--no-progress-timeout waits longer)."
                    .formatted(cluster.master())),
        done.err());
    assertFalse(done.err().contains("\tat "), done.err());
    assertSame("s3", "none");
  }

  @Test
  void allWorkersAreKilledAndOneComesBack() throws IOException, InterruptedException {
    Script.Started run = start("hdfs", "back");
    awaitWork(run);
    killWorker("worker-1");
    killWorker("worker-2");
    Thread.sleep(2000);
    restart("worker-2");
    assertDone(run, "hdfs", "back");
    restart("worker-1");
  }

  /** On a store that renames nothing; of all three, {@link StoresIT} kills runs at any moment. */
  @Test
  void theDriverIsKilledAndTheRunRepeated() throws IOException, InterruptedException {
    Script.Started run = start("s3", "driver", "--run-id", "daily");
    awaitWork(run);
    run.kill();
    assertFalse(cluster.files(out("s3", "driver")).contains("manifest.json"));
    assertDone(start("s3", "driver", "--run-id", "daily", "--stale-after", "0s"), "s3", "driver");
    Script clean = cluster.launch("clean", out("s3", "driver"), "--stale-after", "0s");
    assertTrue(clean.out().startsWith("no run has left anything"), clean.out());
  }

  @Test
  void executorsThatNoWorkerHasRoomFor() throws IOException, InterruptedException {
    Script done =
        start("s3", "room", "--conf", "spark.executor.memory=90g", "--no-progress-timeout", "3s")
            .await();
    assertEquals(1, done.exitCode(), done.err());
    assertTrue(
        done.err().contains("nothing could be done for 3 s, as no executor of "), done.err());
    assertEquals(List.of(), cluster.files(out("s3", "room")));
  }

  @Test
  void executorsThatComeAndGoAndTasksThatAreDoneTwice() throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    for (String setting :
        List.of(
            "spark.dynamicAllocation.enabled=true",
            "spark.dynamicAllocation.shuffleTracking.enabled=true",
            "spark.dynamicAllocation.minExecutors=0",
            "spark.dynamicAllocation.executorIdleTimeout=1s",
            "spark.speculation=true",
            "spark.speculation.interval=10ms",
            "spark.speculation.multiplier=1.01",
            "spark.speculation.quantile=0.1",
            "spark.speculation.minTaskRuntime=1ms")) {
      words.addAll(List.of("--conf", setting));
    }
    assertDone(start("s3", "dynamic", words.toArray(String[]::new)), "s3", "dynamic");
  }

  /** The driver runs on a worker; its exit code and its words come back. */
  @Test
  void theDriverRunsOnTheCluster() throws IOException, InterruptedException {
    Script done = submit(input("hdfs"), "submitted");
    assertEquals(0, done.exitCode(), done.err());
    assertTrue(done.out().contains(" peaks in 3,000 surfaces, by spark ("), done.out());
    assertSame("hdfs", "submitted");
    Script again = submit(input("hdfs"), "submitted");
    assertEquals(4, again.exitCode(), again.err());
    assertTrue(again.err().contains("exists already (--if-exists overwrite"), again.err());
    Script missing = submit(input("hdfs") + "x", "missing");
    assertEquals(3, missing.exitCode(), missing.err());
    assertFalse(missing.err().contains("\tat "), missing.err());
    List<String> left = cluster.files(cluster.root("hdfs") + "/");
    assertTrue(left.stream().noneMatch(file -> file.contains("report")), left.toString());
  }

  private static Script submit(String in, String name) throws IOException, InterruptedException {
    List<Object> words = new ArrayList<>(List.of("--deploy-mode", "cluster"));
    cluster.settings().forEach(setting -> words.addAll(List.of("--conf", setting)));
    words.add("--");
    words.addAll(List.of(run(in, out("hdfs", name), "--master", cluster.master())));
    return cluster.script("orometry-submit", words.toArray());
  }
}
