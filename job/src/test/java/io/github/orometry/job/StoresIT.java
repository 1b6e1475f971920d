package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import io.github.orometry.job.source.netcdf.Variants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real HDFS and a real S3 server, each of JVMs of its own: results come whole or not at all. More
 * races and kills than each build has: {@code -Dorometry.races=200 -Dorometry.kills=36}.
 */
class StoresIT {
  private static final int RACES = Integer.getInteger("orometry.races", 50);
  private static final int KILLS = Integer.getInteger("orometry.kills", 3);

  /** After so many kills a run is let to its end. */
  private static final int KILLS_TOGETHER = 3;

  @TempDir private static Path folder;
  private static StoreCluster cluster;
  private static Path input;
  private static Map<String, String> expected;
  private static List<Path> large;
  private static Map<String, String> expectedOfAll;

  @BeforeAll
  static void startStores() throws IOException, InterruptedException {
    input = new StackFiles(OneFingerprintStack.stack()).storedNpz(folder.resolve("stored.npz"));
    Path out = folder.resolve("expected");
    Program local = Program.run(run(input.toString(), out.toString(), "--executor", "threads"));
    assertEquals(0, local.exitCode(), local.err());
    expected = new Result(out).identity();
    Path all = folder.resolve("expected of all");
    large = large(Files.createDirectory(folder.resolve("large")));
    local = Program.run(run(folder + "/large/*", all.toString(), "--min-prominence", "1.5"));
    assertEquals(0, local.exitCode(), local.err());
    expectedOfAll = new Result(all).identity();
    cluster = new StoreCluster(folder, "stores");
    for (String store : stores()) {
      cluster.tool("copy", input, cluster.root(store) + "/in/stored.npz");
    }
  }

  private static List<Path> large(Path folder) throws IOException {
    List<Path> files =
        new StackFiles(SurfaceStack.of(21, 11, 9, 11_000)).npy(folder, "x,y,t", false);
    StackFiles shorter = new StackFiles(SurfaceStack.of(22, 11, 9, 5400));
    StackFiles shortest = new StackFiles(SurfaceStack.of(23, 11, 9, 1500));
    files.add(Files.copy(input, folder.resolve("small.npz")));
    files.add(shorter.npz(folder.resolve("deflated.npz")));
    files.add(shortest.storedNpz(folder.resolve("stored.npz")));
    return files;
  }

  @AfterAll
  static void stopStores() throws IOException, InterruptedException {
    if (cluster != null) {
      cluster.stop();
    }
  }

  private static Object[] run(String in, String out, String... more) {
    List<Object> words = new ArrayList<>(List.of("run", in, "--out", out));
    words.addAll(List.of("--on-bad-slab", "quarantine"));
    words.addAll(List.of(more));
    return words.toArray();
  }

  private static Script launch(Object[] run, String... more)
      throws IOException, InterruptedException {
    return cluster.launch(Stream.concat(Stream.of(run), Stream.of(more)).toArray());
  }

  private static void assertSame(String result) throws IOException {
    cluster.assertSame(expected, result);
  }

  static List<String> stores() {
    return List.of("hdfs", "s3");
  }

  private static String other(String store) {
    return cluster.root(store.equals("hdfs") ? "s3" : "hdfs");
  }

  @ParameterizedTest
  @MethodSource("stores")
  void theResultIsTheSameFromAndToAnyStore(String store) throws IOException, InterruptedException {
    String out = cluster.root(store) + "/threads";
    String in = cluster.root(store) + "/in/stored.npz";
    Script run = cluster.launch(run(other(store) + "/in/*.npz", out, "--executor", "threads"));
    assertEquals(0, run.exitCode(), run.err());
    assertSame(out);
    Script again = cluster.launch(run(in, out));
    assertEquals(4, again.exitCode(), again.err());
    Script replaced = cluster.launch(run(in, out, "--if-exists", "overwrite"));
    assertEquals(0, replaced.exitCode(), replaced.err());
    assertSame(out);
    List<String> files = cluster.files(out);
    assertEquals(1, files.stream().filter("manifest.json"::equals).count());
    assertEquals(1, files.stream().filter(f -> f.endsWith("counts/raw.npy")).count(), "one run's");
  }

  /**
   * Small arrays, and large ones with time fastest: a file of several blocks and a member of an
   * archive, whose bytes are dealt out between tasks, and a member that each executor unpacks.
   */
  @ParameterizedTest
  @MethodSource("stores")
  void theResultIsTheSameByACluster(String store) throws IOException, InterruptedException {
    String out = cluster.root(store) + "/cluster";
    String in = cluster.root(store) + "/large/*";
    for (Path file : large) {
      cluster.tool("copy", file, cluster.root(store) + "/large/" + file.getFileName());
    }
    Object[] same = run(in, out, "--min-prominence", "1.5", "--run-id", "x");
    Script run = launch(same, "--master", cluster.master(), "--slabs-per-task", "1000");
    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains(" surfaces, by spark (" + cluster.master()), run.out());
    cluster.assertSame(expectedOfAll, out);
    Script again = launch(same);
    assertEquals(0, again.exitCode(), again.err());
    assertTrue(again.out().startsWith("run x has published already"), again.out());
    Script other = launch(same, "--min-height", "1");
    assertEquals(4, other.exitCode(), other.err());
  }

  /** A file that is read by its structures and chunks, by several tasks. */
  @ParameterizedTest
  @MethodSource("stores")
  void netcdfIsReadWhereItLies(String store) throws IOException, InterruptedException {
    String name = "state_bins_deflated.nc";
    Path file = Variants.in(Files.createDirectory(folder.resolve("netcdf-" + store))).file(name);
    Path here = folder.resolve("netcdf from here and " + store);
    Program local = Program.run(run(file.toString(), here.toString(), "--executor", "threads"));
    assertEquals(0, local.exitCode(), local.err());
    String in = cluster.root(store) + "/in/" + name;
    cluster.tool("copy", file, in);
    String out = cluster.root(store) + "/netcdf";
    Script run =
        cluster.launch(run(in, out, "--master", cluster.master(), "--if-exists", "overwrite"));
    assertEquals(0, run.exitCode(), run.err());
    cluster.assertSame(new Result(here).identity(), out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "hdfs", "s3"})
  void ofTwoThatPublishAtOnceOneWins(String store) throws IOException, InterruptedException {
    List<String> races = cluster.tool("race", cluster.root(store) + "/races", RACES);
    assertEquals(List.of("exactly one winner in %s races".formatted(RACES)), races);
  }

  /** At random moments: what stood there stands, or a whole result; the next run has its own. */
  @ParameterizedTest
  @ValueSource(strings = {"local", "hdfs", "s3"})
  void aRunThatIsKilledLeavesAWholeResultOrNone(String store)
      throws IOException, InterruptedException {
    String parent = cluster.root(store) + "/killed";
    String out = parent + "/out";
    Object[] words = run(input.toString(), out, "--if-exists", "overwrite", "--stale-after", "1d");
    Random random = new Random(7);
    boolean stood = false;
    for (int kill = 0; kill < KILLS; kill++) {
      Script.Started started = cluster.start(words);
      Thread.sleep(1500 + random.nextInt(4000));
      started.kill();
      stood = assertWholeOrNone(parent, stood);
      if (kill % KILLS_TOGETHER == KILLS_TOGETHER - 1) {
        words[words.length - 1] = "0s";
        assertRunsAndLeavesNothing(words, out);
        words[words.length - 1] = "1d";
        assertEquals(Set.of("out"), tops(parent));
        stood = true;
      }
    }
  }

  /** Whether a result is there: that of a killed run, or the one before it, maybe just aside. */
  private static boolean assertWholeOrNone(String parent, boolean stood) throws IOException {
    List<String> results =
        cluster.files(parent).stream()
            .filter(file -> file.matches("(out|\\.out\\.replaced-[^/]*)/manifest\\.json"))
            .map(file -> file.substring(0, file.indexOf('/')))
            .toList();
    for (String result : results) {
      assertSame(parent + "/" + result);
    }
    assertTrue(!stood || !results.isEmpty(), cluster.files(parent).toString());
    return !results.isEmpty();
  }

  private static void assertRunsAndLeavesNothing(Object[] words, String out)
      throws IOException, InterruptedException {
    Script next = cluster.launch(words);
    assertEquals(0, next.exitCode(), next.err());
    assertSame(out);
    Script clean = cluster.launch("clean", out, "--stale-after", "0s");
    assertTrue(clean.out().startsWith("no run has left anything"), clean.out());
  }

  private static Set<String> tops(String folder) throws IOException {
    return cluster.files(folder).stream()
        .map(file -> file.substring(0, file.indexOf('/')))
        .collect(Collectors.toSet());
  }

  /** Every fifth request is answered with 503, and some answers end in their midst. */
  @Test
  void aServerThatIsBusyAndCutsConnections() throws Exception {
    String out = cluster.root("s3") + "/busy";
    try (BusyProxy proxy = BusyProxy.before(cluster.setting("spark.hadoop.fs.s3a.endpoint"))) {
      Script run =
          cluster.launch(
              run(
                  cluster.root("s3") + "/in/stored.npz",
                  out,
                  "--executor",
                  "threads",
                  "--conf",
                  "spark.hadoop.fs.s3a.endpoint=" + proxy.url()));
      assertEquals(0, run.exitCode(), run.err());
      assertTrue(proxy.refused() > 3 && proxy.cut() > 0, proxy.toString());
    }
    assertSame(out);
  }

  @Test
  void aConnectorThatIsMissingIsSaid() throws IOException, InterruptedException {
    Script run = cluster.script("orometry", "verify", cluster.root("s3") + "/in");
    assertEquals(1, run.exitCode(), run.err());
    assertEquals(
        List.of(
            "orometry: s3a://orometry/in/manifest.json needs the connector of s3a://, which is not there"
                + " (--packages org.apache.hadoop:hadoop-aws:3.5.0 adds it)."),
        run.told());
  }
}
