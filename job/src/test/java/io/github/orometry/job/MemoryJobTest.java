package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.orometry.job.engine.ExecutionSettings;
import io.github.orometry.job.engine.Job;
import io.github.orometry.job.engine.JobExecution;
import io.github.orometry.job.engine.JobInput;
import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.JobOutput;
import io.github.orometry.job.engine.Outcome;
import io.github.orometry.job.failure.ConflictException;
import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.publish.OutputSettings;
import io.github.orometry.job.result.PublishedResult;
import io.github.orometry.job.result.TableReader;
import io.github.orometry.job.source.BadSurfacePolicy;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.table.Column;
import io.github.orometry.table.Fingerprint;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A whole job on a store that is no file system: nothing above the seam knows the difference. */
class MemoryJobTest {
  @TempDir private Path folder;
  private String drive;
  private Outcome expected;
  private final List<List<Location>> inputs = new ArrayList<>();

  @BeforeEach
  void fillADrive() throws IOException {
    drive = "mem://" + UUID.randomUUID();
    StackFiles files = new StackFiles(OneFingerprintStack.stack());
    List<Path> arrays = files.npy(folder.resolve("arrays"), "x,y,t", false);
    List<Path> many;
    try (Stream<Path> parts = Files.list(files.manyParquetFiles(folder.resolve("many"), 5, 2))) {
      many = parts.sorted().toList();
    }
    inputs.add(copied(arrays));
    inputs.add(copied(List.of(files.npz(folder.resolve("deflated.npz")))));
    inputs.add(copied(List.of(files.storedNpz(folder.resolve("stored.npz")))));
    copied(many);
    inputs.add(List.of(Location.of(drive + "/in/many")));
    expected =
        run(
            arrays.stream().map(Path::toString).map(Location::of).toList(),
            JobOutput.to(folder.resolve("out").toString()),
            execution("sequential"));
  }

  private List<Location> copied(List<Path> files) throws IOException {
    List<Location> copies = new ArrayList<>();
    for (Path file : files) {
      Location copy = Location.of(drive + "/in").child(folder.relativize(file).toString());
      Stores.of(copy).makeFolder(copy.parent());
      try (OutputStream out = Stores.of(copy).create(copy)) {
        out.write(Files.readAllBytes(file));
      }
      copies.add(copy);
    }
    return copies;
  }

  private static JobExecution execution(String executor) {
    return JobExecution.automatic()
        .with(ExecutionSettings.EXECUTOR, executor)
        .with(ExecutionSettings.JOBS, 2)
        .with(ExecutionSettings.SLABS_PER_TASK, 10);
  }

  private static Outcome run(List<Location> files, JobOutput out, JobExecution by) {
    JobInput input = JobInput.of().with(InputSettings.ON_BAD_SLAB, BadSurfacePolicy.QUARANTINE);
    JobInput whole = new JobInput(files, input.settings());
    return Job.of(SharedSpark.EXTRAS, whole, out, by).run(JobListener.SILENT);
  }

  @ParameterizedTest
  @CsvSource({"sequential, parquet", "threads, csv", "threads, parquet"})
  void inProcess(String executor, String format) throws IOException {
    check(executor, format);
  }

  @Test
  void onSpark() throws IOException {
    check("spark", "parquet");
  }

  private void check(String executor, String format) throws IOException {
    for (int i = 0; i < inputs.size(); i++) {
      JobOutput out = JobOutput.to("%s/out/%s".formatted(drive, i));
      JobOutput written = out.with(OutputSettings.TABLE_FORMAT, format);
      Outcome outcome = run(inputs.get(i), written, execution(executor));
      checkSame(outcome, PublishedResult.open(out.folder()), inputs.get(i).toString());
    }
    List<FileInfo> left = Stores.of(Location.of(drive)).list(Location.of(drive + "/out"));
    assertEquals(List.of("0", "1", "2", "3"), left.stream().map(f -> f.location().name()).toList());
    JobOutput taken = JobOutput.to(drive + "/out/0");
    assertThrows(ConflictException.class, () -> run(inputs.get(0), taken, execution("sequential")));
  }

  private void checkSame(Outcome outcome, PublishedResult result, String what) {
    assertArrayEquals(expected.counts().values(), outcome.counts().values(), what);
    assertEquals(List.of(Table.values()), List.copyOf(result.tables().keySet()));
    for (Table table : Table.values()) {
      String fingerprint = expected.totals().fingerprint(table);
      assertEquals(fingerprint, outcome.totals().fingerprint(table), what);
      Fingerprint read = new Fingerprint();
      List<String> names = table.columns().stream().map(Column::name).toList();
      new TableReader(result).read(table, names, read::add);
      assertEquals(fingerprint, table.digits(read), what);
    }
  }
}
