package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.job.engine.Job;
import io.github.orometry.job.engine.JobExecution;
import io.github.orometry.job.engine.JobInput;
import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.JobOutput;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.source.BadSurfacePolicy;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.source.StackFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An input that is replaced while a run reads it gives no result, and is named. */
class ChangedInputTest {
  private static final String CHANGED = "cannot be read: it has changed since the run began.";

  @TempDir private Path folder;
  private List<Path> files;

  @BeforeEach
  void write() throws IOException {
    files = new StackFiles(OneFingerprintStack.stack()).npy(folder.resolve("in"), "x,y,t", false);
  }

  /** Does something at a moment of a run. */
  private record At(boolean begin, Runnable action) implements JobListener {
    @Override
    public void begin(long total) {
      if (begin) {
        action.run();
      }
    }

    @Override
    public void end() {
      if (!begin) {
        action.run();
      }
    }
  }

  private void touch(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BadInputException failure(JobListener listener) {
    Job job =
        Job.of(
            Analysis.builder().build(),
            JobInput.of(files.stream().map(Path::toString).toArray(String[]::new))
                .with(InputSettings.ON_BAD_SLAB, BadSurfacePolicy.QUARANTINE),
            JobOutput.to(folder.resolve("out").toString()),
            JobExecution.threads(2));
    BadInputException failure = assertThrows(BadInputException.class, () -> job.run(listener));
    assertFalse(Files.exists(folder.resolve("out")));
    return failure;
  }

  @Test
  void beforeItsTasksBegin() {
    Path last = files.get(files.size() - 1);
    String said = failure(new At(true, () -> touch(last))).getMessage();
    assertTrue(said.contains(last.getFileName().toString()), said);
    assertTrue(said.endsWith(CHANGED), said);
  }

  @Test
  void afterAllWasRead() {
    String said = failure(new At(false, () -> touch(files.get(0)))).getMessage();
    assertEquals("file %s %s".formatted(files.get(0), CHANGED), said);
  }

  @Test
  void goneAfterAllWasRead() {
    Runnable delete =
        () -> {
          try {
            Files.delete(files.get(0));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    String said = failure(new At(false, delete)).getMessage();
    assertEquals("file %s cannot be read: it does not exist.".formatted(files.get(0)), said);
  }

  private Program run(String... more) {
    return Program.run(
        "run",
        files,
        "--out",
        folder.resolve("out"),
        "--run-id",
        "daily",
        "--on-bad-slab",
        "quarantine",
        "--executor",
        "threads",
        List.of(more));
  }

  @Test
  void aRunOfTheSameNameThatHasPublishedIsDone() throws IOException {
    assertEquals(0, run().exitCode());
    FileTime before = Files.getLastModifiedTime(folder.resolve("out/manifest.json"));
    Program again = run("--jobs", "1", "--if-exists", "overwrite");
    assertEquals(0, again.exitCode(), again.err());
    assertTrue(again.out().startsWith("run daily has published already"), again.out());
    assertEquals(before, Files.getLastModifiedTime(folder.resolve("out/manifest.json")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--min-prominence=0.5", "--table-format=csv", "--dims=y,x,t"})
  void withOtherSettingsItIsRefused(String other) {
    assertEquals(0, run().exitCode());
    Program again = run(other, "--if-exists", "overwrite");
    assertEquals(4, again.exitCode(), again.err());
    String name = other.substring(2, other.indexOf('='));
    assertTrue(
        again.err().contains("of the same name, daily, with another value of the setting " + name),
        again.err());
  }

  @Test
  void withOtherInputsItIsRefused() {
    assertEquals(0, run().exitCode());
    touch(files.get(1));
    Program again = run();
    assertEquals(4, again.exitCode(), again.err());
    assertTrue(again.err().contains("of the same name, daily, with other inputs."), again.err());
  }
}
