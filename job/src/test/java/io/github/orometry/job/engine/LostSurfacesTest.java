package io.github.orometry.job.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.job.WithSources;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.source.Projection;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result for which an executor forgot something is not published, and says so. */
class LostSurfacesTest {
  private static final int SURFACES = 7;

  @TempDir private Path folder;
  private String[] files;

  @BeforeEach
  void writeStacks() throws IOException {
    files =
        new StackFiles(SurfaceStack.of(5, 11, 9, SURFACES - 3, 3))
            .npy(folder.resolve("arrays"), "x,y,t", false).stream()
                .map(Path::toString)
                .toArray(String[]::new);
  }

  private Outcome run(boolean project, JobExecution execution) {
    JobInput input = JobInput.of(files);
    return Job.of(
            Analysis.builder().build(),
            project ? input.with(InputSettings.PROJECT, Projection.MAX) : input,
            JobOutput.to(folder.resolve("out").toString()),
            execution)
        .run(JobListener.SILENT);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSourceThatIsForgottenIsNoticed(boolean project) {
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> run(project, JobExecution.on(forgetful())));
    String of = "of %s".formatted(project ? files.length : SURFACES);
    assertTrue(e.getMessage().endsWith(of), e.getMessage());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void everyEpochThatIsProjectedIsCounted() {
    Outcome outcome = run(true, JobExecution.threads(2));
    long sum = 0;
    for (SurfaceStatus status : SurfaceStatus.values()) {
      sum += outcome.totals().surfaces(status);
    }
    assertEquals(files.length, sum);
  }

  /** Does all of the work but the last source. */
  private static Executor forgetful() {
    return new WithSources(
        new SequentialExecutor(), sources -> sources.subList(0, sources.size() - 1));
  }
}
