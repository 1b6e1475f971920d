package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
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
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A cluster whose processes are killed, and runs on it that take it some seconds. Started once for
 * all classes that use it, and stopped after the last test.
 */
final class FaultCluster implements AutoCloseable {
  private static final int SURFACES = 3000;
  private static final int SIDE = 64;
  private static final long LIMIT_MILLIS = 200_000;

  private final Path folder = Files.createTempDirectory("orometry-faults");
  private final StoreCluster cluster;

  /** What a run has to give. */
  private final Map<String, String> expected;

  private FaultCluster() throws IOException, InterruptedException {
    Path input = noise(folder.resolve("noise.npy"));
    Path out = folder.resolve("expected");
    Program local = Program.run(words(input.toString(), out.toString(), "--executor", "threads"));
    assertEquals(0, local.exitCode(), local.err());
    expected = new Result(out).identity();
    cluster = new StoreCluster(folder, "faults");
    for (String store : List.of("local", "hdfs", "s3")) {
      cluster.tool("copy", input, input(store));
    }
  }

  /** The one of all tests of a run. */
  static FaultCluster of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(FaultCluster.class, key -> started(), FaultCluster.class);
  }

  private static FaultCluster started() {
    try {
      return new FaultCluster();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
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

  StoreCluster stores() {
    return cluster;
  }

  /** For files of tests. */
  Path folder() {
    return folder;
  }

  String master() {
    return cluster.master();
  }

  String input(String store) {
    return cluster.root(store) + "/in/noise.npy";
  }

  String out(String store, String name) {
    return cluster.root(store) + "/" + name;
  }

  /** The words of a run of noise. */
  static Object[] words(String in, String out, String... more) {
    List<Object> words = new ArrayList<>(List.of("run", in, "--out", out, "--dims", "t,y,x"));
    words.addAll(List.of("--min-prominence", "150"));
    words.addAll(List.of(more));
    return words.toArray();
  }

  /** A run on the cluster, from and to a store. */
  Script.Started start(String store, String name, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("--master", master(), "--slabs-per-task", "100"));
    words.addAll(List.of(more));
    return cluster.start(words(input(store), out(store, name), words.toArray(String[]::new)));
  }

  /** Waits until tasks have ended, which is told of as progress. */
  static void awaitWork(Script.Started run) throws IOException, InterruptedException {
    long begin = System.currentTimeMillis();
    while (!Files.readString(run.err()).contains("\nsurfaces: ")) {
      assertTrue(run.process().isAlive(), Files.readString(run.err()));
      assertTrue(System.currentTimeMillis() - begin < LIMIT_MILLIS, Files.readString(run.err()));
      Thread.sleep(50);
    }
  }

  private ProcessHandle process(String name) throws IOException {
    String pid = Files.readString(cluster.cluster().resolve(name + ".pid")).split(" ")[0];
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  /** The executors that a worker has started. */
  List<ProcessHandle> executors(String worker) throws IOException {
    Stream<ProcessHandle> all = process(worker).descendants();
    return all.filter(
            process ->
                process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
        .toList();
  }

  /** Ends processes, and the executors that they have started, by SIGKILL. */
  void kill(String... names) throws IOException {
    for (String name : names) {
      List<ProcessHandle> executors = executors(name);
      process(name).destroyForcibly();
      executors.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** Starts processes again; a DataNode is there when the NameNode knows it. */
  void restart(String... names) throws IOException, InterruptedException {
    long known = registrations();
    for (String name : names) {
      Script started = cluster.script("local-cluster", "restart", name, "--dir", cluster.cluster());
      assertEquals(0, started.exitCode(), started.err());
      known += name.startsWith("datanode") ? 1 : 0;
    }
    long begin = System.currentTimeMillis();
    while (registrations() < known) {
      assertTrue(System.currentTimeMillis() - begin < LIMIT_MILLIS, String.join(" ", names));
      Thread.sleep(50);
    }
  }

  private long registrations() throws IOException {
    String log = Files.readString(cluster.cluster().resolve("namenode.log"));
    return log.lines().filter(line -> line.contains("registerDatanode: from")).count();
  }

  void assertSame(String store, String name) throws IOException {
    cluster.assertSame(expected, out(store, name));
  }

  void assertDone(Script.Started run, String store, String name)
      throws IOException, InterruptedException {
    Script done = run.await();
    assertEquals(0, done.exitCode(), done.err());
    assertSame(store, name);
  }

  @Override
  public void close() throws IOException {
    try {
      cluster.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    Location files = Location.of(folder.toString()).absolute();
    Stores.of(files).delete(files);
  }
}
