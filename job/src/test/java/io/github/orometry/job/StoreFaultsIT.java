package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.source.TestFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to a run when what it reads from, writes to or works in gives out. */
class StoreFaultsIT {
  /** Kibibytes of the largest file that may be written: less than a table of noise has. */
  private static final int ROOM = 64;

  @RegisterExtension
  static final BeforeAllCallback START = context -> faults = FaultCluster.of(context);

  private static FaultCluster faults;
  private static Path small;

  /** Of the results that stand where runs fail. */
  private static Map<String, String> earlier;

  @BeforeAll
  static void makeAnEarlierResult() throws IOException {
    small = Script.root().resolve("test-data/cases/smooth-fields/input.npz");
    Path out = faults.folder().resolve("earlier");
    Program run = Program.run("run", small.toString(), "--out", out.toString());
    assertEquals(0, run.exitCode(), run.err());
    earlier = new Result(out).identity();
  }

  private static void publishEarlier(String store, String name)
      throws IOException, InterruptedException {
    Script run = faults.stores().launch("run", small, "--out", faults.out(store, name));
    assertEquals(0, run.exitCode(), run.err());
  }

  /** One sentence, what was there before, and nothing else. */
  private static void assertFailed(Script run, String because, String store, String name)
      throws IOException, InterruptedException {
    List<String> told = run.told();
    assertTrue(told.get(told.size() - 1).matches(because), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
    assertFalse(run.err().contains("\\u000a"), run.err());
    String out = faults.out(store, name);
    faults.stores().assertSame(earlier, out);
    Script clean = faults.stores().launch("clean", out, "--stale-after", "0s");
    assertTrue(clean.out().startsWith("no run has left anything"), clean.out());
  }

  /** Each block is on two. */
  @Test
  void aDataNodeIsKilled() throws IOException, InterruptedException {
    Script.Started run = faults.start("hdfs", "datanode");
    FaultCluster.awaitWork(run);
    faults.kill("datanode-1");
    Script done = run.await();
    faults.restart("datanode-1");
    assertEquals(0, done.exitCode(), done.err());
    faults.assertSame("hdfs", "datanode");
  }

  @Test
  void allDataNodesAreKilledAndTheRunRepeated() throws IOException, InterruptedException {
    publishEarlier("hdfs", "datanodes");
    String[] soon = {
      "--if-exists", "overwrite", "--conf", "spark.hadoop.dfs.client.retry.window.base=100"
    };
    Script.Started run = faults.start("hdfs", "datanodes", soon);
    FaultCluster.awaitWork(run);
    faults.kill("datanode-1", "datanode-2");
    Script done = run.await();
    faults.restart("datanode-1", "datanode-2");
    assertTrue(done.exitCode() == 3 || done.exitCode() == 1, done.err());
    assertFailed(
        done,
        ".*(no DataNode that can be reached has its block blk_\\d+|could not be written).*",
        "hdfs",
        "datanodes");
    faults.assertDone(faults.start("hdfs", "datanodes", soon), "hdfs", "datanodes");
  }

  /** It is asked again until it is there, and knows where the blocks are. */
  @Test
  void theNameNodeIsKilledAndComesBack() throws IOException, InterruptedException {
    Script.Started run =
        faults.start(
            "hdfs", "namenode", "--conf", "spark.hadoop.dfs.client.retry.policy.spec=500,200");
    FaultCluster.awaitWork(run);
    faults.kill("namenode");
    Thread.sleep(2000);
    faults.restart("namenode");
    faults.assertDone(run, "hdfs", "namenode");
  }

  /**
   * The NameNode has done the rename that publishes, and its answer does not come. A client that
   * asks again would be given it; this one does not.
   */
  @Test
  void theAnswerToThePublicationIsLost() throws Exception {
    try (LostAnswers proxy = LostAnswers.before(faults.out("hdfs", ""))) {
      Object[] words = {
        "run",
        small,
        "--out",
        proxy.url() + "/answer",
        "--conf",
        "spark.hadoop.dfs.client.retry.policy.enabled=false"
      };
      Script run = faults.stores().launch(words);
      assertEquals(0, run.exitCode(), run.err());
      assertEquals(1, proxy.renames());
    }
    faults.stores().assertSame(earlier, faults.out("hdfs", "answer"));
  }

  /** What a full disk is to a process: a file cannot grow any more. */
  @ParameterizedTest
  @ValueSource(strings = {"threads", "spark"})
  void aFileCannotGrow(String executor) throws IOException, InterruptedException {
    String name = "full " + executor;
    publishEarlier("local", name);
    List<Object> words = new ArrayList<>();
    words.addAll(List.of("bash", "-c", "ulimit -f %s; exec \"$@\"".formatted(ROOM), "limited"));
    words.add(Script.root().resolve("scripts/orometry"));
    words.addAll(
        List.of(
            FaultCluster.words(
                faults.input("local"),
                faults.out("local", name),
                "--executor",
                executor,
                "--if-exists",
                "overwrite")));
    Script run = faults.stores().run(words.toArray());
    assertEquals(1, run.exitCode(), run.err());
    assertFailed(
        run,
        "orometry: table [a-z_]+ could not be written in .*: File too large\\.",
        "local",
        name);
  }

  /** HDFS has room, but not for this folder. */
  @Test
  void aQuotaIsUsedUp() throws IOException, InterruptedException {
    publishEarlier("hdfs", "quota/result");
    Script.Started run = faults.start("hdfs", "quota/result", "--if-exists", "overwrite");
    FaultCluster.awaitWork(run);
    faults.stores().tool("quota", faults.out("hdfs", "quota"), 1 << 20);
    Script done = run.await();
    assertEquals(1, done.exitCode(), done.err());
    assertFailed(
        done,
        "orometry: table [a-z_]+ could not be written in .*: The DiskSpace quota of /quota is exceeded: .* MB( on host .*)?\\.",
        "hdfs",
        "quota/result");
  }

  /** A surface that no executor has the memory for: its task dies as often as it is tried. */
  @Test
  void executorsWithoutTheMemoryForASurface() throws IOException, InterruptedException {
    publishEarlier("local", "huge");
    Path huge = faults.folder().resolve("huge.npy");
    byte[] header =
        TestFiles.rawHeader("{'descr': '|u1', 'fortran_order': False, 'shape': (1, 8000, 8000), }");
    Files.write(huge, header);
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(header.length + 8000L * 8000);
    }
    Script run =
        faults
            .stores()
            .launch(
                FaultCluster.words(
                    huge.toString(),
                    faults.out("local", "huge"),
                    "--master",
                    faults.master(),
                    "--conf",
                    "spark.executor.memory=512m",
                    "--conf",
                    "spark.task.maxFailures=2",
                    "--if-exists",
                    "overwrite"));
    assertEquals(1, run.exitCode(), run.err());
    assertFailed(
        run,
        "orometry: the memory of an executor was not enough for file .*huge\\.npy, time bin 0 \\(--conf spark.executor.memory=4g gives each more\\)\\.",
        "local",
        "huge");
  }
}
