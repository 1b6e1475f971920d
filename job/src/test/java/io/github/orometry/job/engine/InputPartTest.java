package io.github.orometry.job.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.InputPart;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program asks a failure which part of the input it is about, and reads no sentence for it. */
class InputPartTest {
  @TempDir private Path folder;
  private Path archive;

  @BeforeEach
  void writeAnArchive() throws IOException {
    SurfaceStack stack = SurfaceStack.of(6, 11, 9, 37, 20);
    archive = new StackFiles(stack).storedNpz(folder.resolve("stored.npz"));
  }

  private InputPart part(Path file, String executor) {
    return part(JobInput.of(file.toString()), executor);
  }

  private InputPart part(JobInput input, String executor) {
    JobExecution execution =
        JobExecution.automatic()
            .with(ExecutionSettings.EXECUTOR, executor)
            .with(ExecutionSettings.JOBS, 2)
            .with(ExecutionSettings.SLABS_PER_TASK, 5);
    JobOutput output = JobOutput.to(folder.resolve("out").toString());
    Job job = Job.of(Analysis.STANDARD, input, output, execution);
    BadInputException failure =
        assertThrows(BadInputException.class, () -> job.run(JobListener.SILENT));
    InputPart part = failure.part().orElseThrow();
    assertTrue(failure.getMessage().contains(part.file()), failure.getMessage());
    assertTrue(part.array() == null || failure.getMessage().contains(part.array()));
    return part;
  }

  @Test
  void aFile() throws IOException {
    Path none = folder.resolve("none.npy");
    assertEquals(InputPart.file(none.toString()), part(none, "sequential"));
    Path text = Files.writeString(folder.resolve("a.txt"), "text");
    assertEquals(InputPart.file(text.toString()), part(text, "sequential"));
    Path cut = folder.resolve("cut.npz");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(archive), 1000));
    assertEquals(InputPart.file(cut.toString()), part(cut, "sequential"));
    Path parquet = Files.writeString(folder.resolve("a.parquet"), "no data in here");
    assertEquals(InputPart.file(parquet.toString()), part(parquet, "sequential"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"threads", "spark"})
  void anArrayThatIsDamaged(String executor) throws IOException {
    byte[] bytes = Files.readAllBytes(archive);
    bytes[bytes.length / 3 / 8 * 8] ^= 1;
    Files.write(archive, bytes);
    assertEquals(InputPart.array(archive.toString(), "epoch_0"), part(archive, executor));
  }

  @Test
  void anArrayThatIsNoEpoch() {
    Path file = Path.of("..", "test-data", "npy", "left_out.npz");
    JobInput input = JobInput.of(file.toString()).with(InputSettings.ARRAYS, List.of("spectrum"));
    assertEquals(InputPart.array(file.toString(), "spectrum"), part(input, "sequential"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"threads", "spark"})
  void aSurface(String executor) throws IOException {
    SurfaceStack stack = SurfaceStack.of(6, 11, 9, 37, 20).withInfiniteCell(1, 3, 7);
    Path infinite = new StackFiles(stack).storedNpz(folder.resolve("infinite.npz"));
    InputPart found = part(infinite, executor);
    assertTrue(found.isSurface());
    assertEquals(InputPart.array(infinite.toString(), "epoch_1").surface(1, 3), found);
  }
}
