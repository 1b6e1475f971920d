package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens to a run on a real cluster when processes around it are killed. */
class FaultsIT {
  @RegisterExtension
  static final BeforeAllCallback START = context -> faults = FaultCluster.of(context);

  private static FaultCluster faults;

  @Test
  void anExecutorIsKilled() throws IOException, InterruptedException {
    Script.Started run = faults.start("s3", "executor");
    FaultCluster.awaitWork(run);
    List<ProcessHandle> executors = faults.executors("worker-1");
    assertEquals(1, executors.size());
    executors.get(0).destroyForcibly();
    faults.assertDone(run, "s3", "executor");
  }

  @Test
  void aWorkerIsKilled() throws IOException, InterruptedException {
    Script.Started run = faults.start("local", "worker");
    FaultCluster.awaitWork(run);
    faults.kill("worker-1");
    faults.assertDone(run, "local", "worker");
    faults.restart("worker-1");
  }

  @Test
  void allWorkersAreKilledAndNoneComesBack() throws IOException, InterruptedException {
    Script before =
        faults
            .stores()
            .launch(
                FaultCluster.words(
                    faults.input("s3"), faults.out("s3", "none"), "--executor", "threads"));
    assertEquals(0, before.exitCode(), before.err());
    Script.Started run =
        faults.start("s3", "none", "--if-exists", "overwrite", "--no-progress-timeout", "5s");
    FaultCluster.awaitWork(run);
    faults.kill("worker-1", "worker-2");
    Script done = run.await();
    faults.restart("worker-1", "worker-2");
    assertEquals(1, done.exitCode(), done.err());
    assertTrue(
        done.told()
            .contains(
                "orometry: warning: no executor of %s is left; the run waits for one (--no-progress-timeout says how long)"
                    .formatted(faults.master())),
        done.err());
    assertTrue(
        done.told()
            .contains(
                "orometry: nothing could be done for 5 s, as no executor of %s was there (--no-progress-timeout waits longer)."
                    .formatted(faults.master())),
        done.err());
    assertFalse(done.err().contains("\tat "), done.err());
    faults.assertSame("s3", "none");
  }

  @Test
  void allWorkersAreKilledAndOneComesBack() throws IOException, InterruptedException {
    Script.Started run = faults.start("hdfs", "back");
    FaultCluster.awaitWork(run);
    faults.kill("worker-1", "worker-2");
    Thread.sleep(2000);
    faults.restart("worker-2");
    faults.assertDone(run, "hdfs", "back");
    faults.restart("worker-1");
  }

  /** On a store that renames nothing; of all three, {@link StoresIT} kills runs at any moment. */
  @Test
  void theDriverIsKilledAndTheRunRepeated() throws IOException, InterruptedException {
    Script.Started run = faults.start("s3", "driver", "--run-id", "daily");
    FaultCluster.awaitWork(run);
    run.kill();
    assertFalse(faults.stores().files(faults.out("s3", "driver")).contains("manifest.json"));
    faults.assertDone(
        faults.start("s3", "driver", "--run-id", "daily", "--stale-after", "0s"), "s3", "driver");
    Script clean =
        faults.stores().launch("clean", faults.out("s3", "driver"), "--stale-after", "0s");
    assertTrue(clean.out().startsWith("no run has left anything"), clean.out());
  }

  @Test
  void executorsThatNoWorkerHasRoomFor() throws IOException, InterruptedException {
    Script done =
        faults
            .start(
                "s3", "room", "--conf", "spark.executor.memory=90g", "--no-progress-timeout", "3s")
            .await();
    assertEquals(1, done.exitCode(), done.err());
    assertTrue(
        done.err().contains("nothing could be done for 3 s, as no executor of "), done.err());
    assertEquals(List.of(), faults.stores().files(faults.out("s3", "room")));
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
    faults.assertDone(faults.start("s3", "dynamic", words.toArray(String[]::new)), "s3", "dynamic");
  }

  /** The driver runs on a worker; its exit code and its words come back. */
  @Test
  void theDriverRunsOnTheCluster() throws IOException, InterruptedException {
    Script done = submit(faults.input("hdfs"), "submitted");
    assertEquals(0, done.exitCode(), done.err());
    assertTrue(done.out().contains(" peaks in 3,000 surfaces, by spark ("), done.out());
    faults.assertSame("hdfs", "submitted");
    Script again = submit(faults.input("hdfs"), "submitted");
    assertEquals(4, again.exitCode(), again.err());
    assertTrue(again.err().contains("exists already (--if-exists overwrite"), again.err());
    Script missing = submit(faults.input("hdfs") + "x", "missing");
    assertEquals(3, missing.exitCode(), missing.err());
    assertFalse(missing.err().contains("\tat "), missing.err());
    List<String> left = faults.stores().files(faults.stores().root("hdfs") + "/");
    assertTrue(left.stream().noneMatch(file -> file.contains("report")), left.toString());
  }

  private static Script submit(String in, String name) throws IOException, InterruptedException {
    List<Object> words = new ArrayList<>(List.of("--deploy-mode", "cluster"));
    faults.stores().settings().forEach(setting -> words.addAll(List.of("--conf", setting)));
    words.add("--");
    words.addAll(
        List.of(FaultCluster.words(in, faults.out("hdfs", name), "--master", faults.master())));
    return faults.stores().script("orometry-submit", words.toArray());
  }
}
