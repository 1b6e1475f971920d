package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.job.SharedSpark.Asked;
import io.github.orometry.job.source.StackFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark's web page shows, as a listener hears it: the page shows the same. */
class SparkWebPageTest {
  @TempDir private static Path folder;
  private static StackFiles files;

  @BeforeAll
  static void makeStack() {
    files = new StackFiles(OneFingerprintStack.stack());
  }

  @Test
  void inOrder() throws IOException {
    check(
        files.npy(folder.resolve("arrays"), "x,y,t", false),
        Asked.of("parquet", 20),
        List.of("find peaks, write tables", "count peaks by bin", "unite masks by epoch"));
  }

  @Test
  void shuffledAndProjected() throws IOException {
    check(
        List.of(files.shuffledParquet(folder.resolve("stack.parquet"), 1)),
        Asked.of("parquet", 20).projected(),
        List.of(
            "read surfaces, project them",
            "find peaks",
            "find peaks, write tables",
            "count peaks by bin",
            "unite masks by epoch"));
  }

  private static void check(List<Path> inputs, Asked asked, List<String> stages)
      throws IOException {
    Names names = new Names();
    try (SharedSpark spark = SharedSpark.start("local[2]")) {
      spark.listen(names);
      spark.run(inputs, asked, folder.resolve("out " + asked.project()));
    }
    assertEquals(
        Set.of("find the peaks of 102 surfaces, write and count them", "unite the masks of epochs"),
        names.jobs);
    assertEquals(stages, List.copyOf(names.stages));
  }

  private static final class Names extends SparkListener {
    private final Set<String> jobs = Collections.synchronizedSet(new LinkedHashSet<>());
    private final Set<String> stages = Collections.synchronizedSet(new LinkedHashSet<>());

    @Override
    public void onJobStart(SparkListenerJobStart job) {
      jobs.add(job.properties().getProperty("spark.job.description"));
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted stage) {
      stages.add(stage.stageInfo().name());
    }
  }
}
