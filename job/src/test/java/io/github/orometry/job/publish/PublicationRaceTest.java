package io.github.orometry.job.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real threads and real processes that publish to one target at once. */
class PublicationRaceTest {
  private static final int ROUNDS = 60;
  private static final int RUNS = 6;

  @TempDir Path folder;

  @Test
  void exactlyOneOfManyWins() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Path out = folder.resolve("out" + round);
      List<String> ends = race(out, IfExists.FAIL);
      assertEquals(1, ends.stream().filter("0"::equals).count(), ends.toString());
      assertEquals(RUNS - 1, ends.stream().filter("4"::equals).count(), ends.toString());
      assertWhole(out);
    }
    assertEquals(ROUNDS, PublicationTest.names(folder).size());
  }

  @Test
  void overwritingRunsAllEndWithOneWholeResult() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Path out = folder.resolve("out" + round);
      List<String> ends = race(out, IfExists.OVERWRITE);
      assertTrue(ends.stream().allMatch("0"::equals), ends.toString());
      assertWhole(out);
    }
    assertEquals(ROUNDS, PublicationTest.names(folder).size());
  }

  @Test
  void exactlyOneOfTwoProcessesWins() throws Exception {
    Path out = folder.resolve("out");
    Process one = PublishingProcess.start(out, folder.resolve("go"), IfExists.FAIL);
    Process two = PublishingProcess.start(out, folder.resolve("go"), IfExists.FAIL);
    PublishingProcess.awaitStaged(one);
    PublishingProcess.awaitStaged(two);
    Files.createFile(folder.resolve("go"));
    assertTrue(one.waitFor(60, TimeUnit.SECONDS) && two.waitFor(60, TimeUnit.SECONDS));
    assertEquals(
        List.of(0, 4), List.of(one.exitValue(), two.exitValue()).stream().sorted().toList());
    assertWhole(out);
    assertEquals(List.of("go", "out"), PublicationTest.names(folder));
  }

  @Test
  void aTerminatedProcessLeavesNothing() throws Exception {
    Path out = folder.resolve("parent/out");
    Process run = PublishingProcess.start(out, folder.resolve("go"), IfExists.FAIL);
    PublishingProcess.awaitStaged(run);
    assertEquals(1, PublicationTest.names(out.getParent()).size());
    run.destroy(); // SIGTERM
    assertTrue(run.waitFor(60, TimeUnit.SECONDS));
    assertEquals(143, run.exitValue());
    assertEquals(List.of(), PublicationTest.names(folder));
  }

  private static List<String> race(Path out, IfExists ifExists) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(RUNS);
    ExecutorService pool = Executors.newFixedThreadPool(RUNS);
    try {
      List<Callable<String>> runs = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        String content = "run " + run;
        runs.add(() -> publish(out, ifExists, content, barrier));
      }
      List<String> ends = new ArrayList<>();
      for (Future<String> end : pool.invokeAll(runs)) {
        ends.add(end.get());
      }
      return ends;
    } finally {
      pool.shutdownNow();
    }
  }

  private static String publish(Path out, IfExists ifExists, String content, CyclicBarrier barrier)
      throws Exception {
    try (Publication publication = Publication.open(out, ifExists, content, List.of())) {
      PublicationTest.fill(publication, content);
      barrier.await();
      publication.publish();
      return Integer.toString(ExitCode.DONE.code());
    } catch (JobException e) {
      return Integer.toString(e.exitCode().code());
    }
  }

  /** Both files are of the same run. */
  private static void assertWhole(Path out) throws IOException {
    assertEquals(List.of("manifest.json", "peaks"), PublicationTest.names(out));
    assertEquals(
        Files.readString(out.resolve("manifest.json")),
        Files.readString(out.resolve("peaks").resolve("part")));
  }
}
