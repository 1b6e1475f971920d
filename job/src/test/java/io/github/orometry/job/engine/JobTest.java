package io.github.orometry.job.engine;

import static io.github.orometry.job.engine.JobListener.SILENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.AnalysisListener;
import io.github.orometry.job.Result;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.ConflictException;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.job.publish.OutputSettings;
import io.github.orometry.job.source.Dims;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.source.Projection;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import io.github.orometry.setting.BadSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs as a Java program calls them. */
class JobTest {
  private static final Path NPY = Path.of("..", "test-data", "npy");
  private static final int SURFACES = 37;

  @TempDir private Path folder;
  private Path results;
  private JobInput input;
  private JobOutput output;

  @BeforeEach
  void writeAStack() throws IOException {
    results = Files.createDirectory(folder.resolve("results"));
    output = JobOutput.to(results.resolve("out").toString());
    input = input(new StackFiles(SurfaceStack.of(5, 11, 9, SURFACES)));
  }

  private JobInput input(StackFiles files) throws IOException {
    return JobInput.of(
        files.npy(folder.resolve("arrays"), "x,y,t", false).stream()
            .map(Path::toString)
            .toArray(String[]::new));
  }

  private static JobExecution execution(String executor) {
    return JobExecution.automatic()
        .with(ExecutionSettings.EXECUTOR, executor)
        .with(ExecutionSettings.JOBS, 2)
        .with(ExecutionSettings.SLABS_PER_TASK, 5);
  }

  private List<String> left() throws IOException {
    try (Stream<Path> entries = Files.list(results)) {
      return entries.map(entry -> entry.getFileName().toString()).toList();
    }
  }

  /** Inputs are looked for by a run, and by who asks only where there is something to compare. */
  @Test
  void whatWasPublishedIsAskedWithoutLookingForInputs() {
    JobInput none = JobInput.of(results.resolve("none*.npy").toString());
    JobOutput named = output.with(OutputSettings.RUN_ID, "mine");
    Job job = Job.of(Analysis.STANDARD, none, named, JobExecution.threads(2));
    assertEquals(Optional.empty(), job.published());
    assertThrows(BadInputException.class, () -> job.run(SILENT));
  }

  @Test
  void theOutcomeSaysWhatTheResultHolds() throws IOException {
    Analysis analysis = Analysis.builder().minProminence(0.1).masks(0.5).build();
    JobOutput named = output.with(OutputSettings.RUN_ID, "mine");
    Outcome outcome = Job.of(analysis, input, named, JobExecution.threads(2)).run(SILENT);
    assertEquals("mine", outcome.runId());
    assertEquals(SURFACES, outcome.surfaces());
    assertEquals("threads (2 jobs)", outcome.executor());
    assertEquals(output.folder(), outcome.result());
    assertEquals(List.of(), outcome.left());
    Result result = new Result(results.resolve("out"));
    assertEquals(outcome.peaks(), result.manifest().get("peaks").asLong());
    assertEquals("0.1", result.setting("min-prominence"));
    assertEquals(result.identity(), result.identityOfFiles());
    assertEquals(List.of("out"), left());
  }

  @ParameterizedTest
  @CsvSource({"sequential, false", "sequential, true", "threads, false", "threads, true"})
  void theListenerIsToldOfTheGridTheExecutorAndEverySurface(String executor, boolean project) {
    checkTold(executor, project);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void soItIsOnSpark(boolean project) {
    checkTold("spark", project);
  }

  private void checkTold(String executor, boolean project) {
    JobInput asked = input.with(InputSettings.PROJECT, project ? Projection.MAX : null);
    Recorder told = Recorder.patient();
    Job.of(Analysis.STANDARD, asked, output, execution(executor)).run(told);
    List<String> words = told.sentences();
    assertEquals(
        "info 11 x 9 cells, x 0 to 10, y 0 to 8, 37 time bins, 1 epoch", words.get(0), "" + words);
    assertTrue(words.get(1).startsWith("info memory about "), "" + words);
    assertTrue(words.get(2).startsWith("info executor " + executor), "" + words);
    assertEquals(List.of("begin 37", "end"), words.subList(3, words.size()));
    assertEquals(SURFACES * AnalysisListener.SURFACE, told.parts());
  }

  @ParameterizedTest
  @CsvSource({"sequential, false", "sequential, true", "threads, false", "threads, true"})
  void aListenerMayCancel(String executor, boolean project) throws IOException {
    JobInput asked = input.with(InputSettings.PROJECT, project ? Projection.MAX : null);
    Job job = Job.of(Analysis.STANDARD, asked, output, execution(executor));
    assertThrows(CancellationException.class, () -> job.run(Recorder.after(0)));
    Recorder soon = Recorder.after(1);
    assertThrows(CancellationException.class, () -> job.run(soon));
    assertEquals("end", soon.sentences().get(soon.sentences().size() - 1));
    assertEquals(List.of(), left());
    assertTrue(project || soon.parts() < SURFACES * AnalysisListener.SURFACE, "all was done");
    job.run(SILENT);
    assertEquals(List.of("out"), left());
  }

  @Test
  void aJobMayRunAgain() throws IOException {
    Job once = Job.of(Analysis.STANDARD, input, output, JobExecution.automatic());
    Outcome first = once.run(SILENT);
    ConflictException e = assertThrows(ConflictException.class, () -> once.run(SILENT));
    checkWords(e, output.folder().toString());
    JobOutput over = output.with(OutputSettings.IF_EXISTS, IfExists.OVERWRITE);
    Job often = Job.of(Analysis.STANDARD, input, over, JobExecution.automatic());
    for (int i = 0; i < 2; i++) {
      Outcome again = often.run(SILENT);
      assertFalse(again.runId().equals(first.runId()));
      assertEquals(first.peaks(), again.peaks());
      assertEquals(
          again.runId(), new Result(results.resolve("out")).manifest().at("/run_id").asText());
    }
    assertEquals(List.of("out"), left());
  }

  /** Who calls knows no command line. */
  private static void checkWords(RuntimeException e, String part) {
    assertTrue(e.getMessage().contains(part), e.getMessage());
    assertFalse(e.getMessage().contains("--"), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    if (e instanceof JobException told) {
      assertTrue(e.getMessage().endsWith("."), e.getMessage());
      told.remedy().ifPresent(remedy -> assertFalse(remedy.setting().startsWith("-")));
    }
  }

  private <E extends RuntimeException> void checkFails(
      Class<E> type, String part, JobInput in, JobOutput out, JobExecution by) {
    E e = assertThrows(type, () -> Job.of(Analysis.STANDARD, in, out, by).run(SILENT));
    checkWords(e, part);
  }

  static Stream<Path> badFiles() throws IOException {
    try (Stream<Path> files = Files.list(NPY)) {
      List<Path> bad =
          files.filter(file -> file.getFileName().toString().startsWith("bad_")).sorted().toList();
      assertTrue(bad.size() > 25, bad.toString());
      return bad.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void everyBadFileIsABadInput(Path bad) throws IOException {
    JobInput asked = JobInput.of(NPY.resolve("stored.npz").toString(), bad.toString());
    checkFails(BadInputException.class, "", asked, output, JobExecution.automatic());
    assertEquals(List.of(), left());
  }

  @Test
  void badInputs() throws IOException {
    JobExecution by = JobExecution.threads(2);
    JobInput missing = JobInput.of(folder.resolve("none.npy").toString());
    checkFails(BadInputException.class, "none.npy does not exist", missing, output, by);
    JobInput odd =
        input
            .with(InputSettings.DIMS, Dims.parse("t,x,y"))
            .with(InputSettings.X_AXIS, NPY.resolve("surface.npy").toString());
    checkFails(BadInputException.class, "surface.npy", odd, output, by);
    JobInput infinite =
        input(new StackFiles(SurfaceStack.of(5, 11, 9, SURFACES).withInfiniteCell(0, 3, 7)));
    checkFails(BadInputException.class, "(epoch 0, time bin 3)", infinite, output, by);
    assertEquals(List.of(), left());
  }

  @Test
  void badSettings() throws IOException {
    checkFails(BadSettingException.class, "executor expects ", input, output, execution("sprak"));
    JobExecution contrary = execution("threads").with(ExecutionSettings.MASTER, "local[2]");
    checkFails(BadSettingException.class, "master asks for Spark", input, output, contrary);
    JobInput unknown = input.with(InputSettings.ARRAYS, List.of("none"));
    checkFails(BadSettingException.class, "none", unknown, output, execution("auto"));
    checkFails(BadSettingException.class, "inputs", JobInput.of(), output, execution("auto"));
    JobOutput within = JobOutput.to(folder.toString());
    checkFails(BadSettingException.class, "out ", input, within, execution("auto"));
    assertEquals(List.of(), left());
  }

  @Test
  void failures() throws IOException {
    JobExecution nobody =
        execution("auto")
            .with(ExecutionSettings.MASTER, "spark://127.0.0.1:1")
            .with(ExecutionSettings.NO_FALLBACK, true);
    checkFails(FailedException.class, "executor spark ", input, output, nobody);
    JobExecution strict =
        execution("auto")
            .with(ExecutionSettings.MEMORY_WARN, 2048L)
            .with(ExecutionSettings.MEMORY_STRICT, true);
    checkFails(FailedException.class, "2048 bytes are the limit", input, output, strict);
    assertEquals(List.of(), left());
    Path file = Files.createFile(results.resolve("file"));
    JobOutput inside = JobOutput.to(file.resolve("out").toString());
    checkFails(FailedException.class, "cannot be written", input, inside, execution("auto"));
    checkFails(
        ConflictException.class, "file", input, JobOutput.to(file.toString()), execution("auto"));
  }
}
