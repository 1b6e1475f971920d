package io.github.orometry.job.engine.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.SharedSpark;
import io.github.orometry.job.engine.ExecutionSettings;
import io.github.orometry.job.engine.Job;
import io.github.orometry.job.engine.JobExecution;
import io.github.orometry.job.engine.JobInput;
import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.JobOutput;
import io.github.orometry.job.engine.Recorder;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that is cancelled ends its own jobs on a session, and no other. */
class CancelledSparkTest {
  @TempDir private Path folder;
  private SparkSession session;
  private Path results;
  private Job job;

  @BeforeEach
  void start() throws IOException {
    session = OwnSessions.start("local[2]");
    results = Files.createDirectory(folder.resolve("results"));
    StackFiles files = new StackFiles(SurfaceStack.of(8, 60, 50, 150));
    Path array = files.npy(folder.resolve("arrays"), "x,y,t", false).get(0);
    job =
        Job.of(
            SharedSpark.EXTRAS,
            JobInput.of(array.toString()),
            JobOutput.to(results.resolve("out").toString()),
            JobExecution.on(new OnSession(session)).with(ExecutionSettings.SLABS_PER_TASK, 1));
  }

  @AfterEach
  void stop() {
    session.stop();
  }

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> left = Files.list(results)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void beforeItBeganOrOnTheWay() throws IOException {
    assertThrows(CancellationException.class, () -> job.run(Recorder.after(0)));
    assertNothingLeft();
    Recorder soon = Recorder.after(5);
    assertThrows(CancellationException.class, () -> job.run(soon));
    assertTrue(soon.parts() < 150 * JobListener.SURFACE, "all was done");
    assertNothingLeft();
    assertFalse(session.sparkContext().isStopped());
    assertEquals(10, session.range(10).count());
    job.run(JobListener.SILENT);
    assertTrue(Files.exists(results.resolve("out/manifest.json")));
  }

  @Test
  void byAnInterruption() throws IOException {
    Thread caller = Thread.currentThread();
    JobListener interrupting =
        new JobListener() {
          @Override
          public void done(long parts) {
            caller.interrupt();
          }
        };
    assertThrows(CancellationException.class, () -> job.run(interrupting));
    assertTrue(Thread.interrupted());
    assertNothingLeft();
    assertEquals(10, session.range(10).count());
  }
}
