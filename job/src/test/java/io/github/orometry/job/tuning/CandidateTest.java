package io.github.orometry.job.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.engine.Demand;
import io.github.orometry.job.engine.ExecutionSettings;
import io.github.orometry.job.engine.Executor;
import io.github.orometry.job.engine.ExecutorChooser;
import io.github.orometry.job.engine.JobExecution;
import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.Tuned;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CandidateTest {
  private static final Candidate SOME = new Candidate("threads", 3, 2, 200);

  @Test
  void untunedHasTheSizesOfARunWithManySurfaces() {
    Executor threads = ExecutorChooser.registered().get(1);
    Demand demand = new Demand(4, null, Duration.ZERO, "", Integer.MAX_VALUE, 2500, Set.of());
    Candidate untuned = Candidate.untuned(threads, demand);
    assertEquals("threads", untuned.executor());
    assertEquals(4, untuned.jobs());
    assertEquals(419, untuned.perTask());
    assertTrue(untuned.buffer() >= 1 && untuned.buffer() <= 419, untuned.toString());
  }

  @Test
  void variantsDifferInOneThing() {
    assertEquals(
        List.of(
            new Candidate("threads", 3, 1, 200),
            new Candidate("threads", 3, 8, 200),
            new Candidate("threads", 3, 2, 50),
            new Candidate("threads", 3, 2, 800),
            new Candidate("threads", 2, 2, 200)),
        SOME.variants());
  }

  @Test
  void itIsTriedAsARunThatTakesItFromATuning() {
    JobExecution execution = SOME.execution(100L);
    assertEquals("threads", execution.settings().get(ExecutionSettings.EXECUTOR));
    assertEquals(300, execution.settings().get(ExecutionSettings.MEMORY_WARN));
    Tuned tuned = execution.tuning().find(99, JobListener.SILENT);
    assertEquals(3, tuned.jobs());
    assertEquals(2, tuned.buffer());
    assertEquals(200, tuned.perTask());
    assertEquals(
        Long.MAX_VALUE, SOME.execution(1L << 62).settings().get(ExecutionSettings.MEMORY_WARN));
    assertTrue(!SOME.execution(null).settings().has(ExecutionSettings.MEMORY_WARN));
  }
}
