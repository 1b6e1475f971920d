package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.orometry.job.SharedSpark.Asked;
import io.github.orometry.job.engine.Job;
import io.github.orometry.job.engine.JobExecution;
import io.github.orometry.job.engine.JobInput;
import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.JobOutput;
import io.github.orometry.job.publish.OutputSettings;
import io.github.orometry.job.result.TableFiles;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import io.github.orometry.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifest lists every file of a result, with its bytes and rows, in the order of the rows. */
class ListedFilesTest {
  @TempDir private Path folder;
  private Path array;

  @BeforeEach
  void writeAStack() throws IOException {
    StackFiles files = new StackFiles(SurfaceStack.of(5, 11, 9, 45));
    array = files.npy(folder.resolve("arrays"), "x,y,t", false).get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void ofThreads(String format) throws IOException {
    Path out = folder.resolve("out");
    JobOutput output = JobOutput.to(out.toString()).with(OutputSettings.TABLE_FORMAT, format);
    JobInput input = JobInput.of(array.toString());
    Job.of(SharedSpark.EXTRAS, input, output, JobExecution.threads(2)).run(JobListener.SILENT);
    check(out, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void ofSpark(String format) throws IOException {
    Path out = folder.resolve("out");
    try (SharedSpark spark = SharedSpark.start("local[2]")) {
      spark.run(List.of(array), Asked.of(format, 10), out);
    }
    check(out, 5);
  }

  private static void check(Path out, int parts) throws IOException {
    JsonNode manifest = new Result(out).manifest();
    Map<String, Long> listed = new TreeMap<>();
    for (Table table : Table.values()) {
      JsonNode about = manifest.get("tables").get(table.title());
      long rows = 0;
      List<String> paths = new ArrayList<>();
      for (JsonNode file : about.get("files")) {
        paths.add(file.get("path").asText());
        rows += file.get("rows").asLong();
        listed.put(file.get("path").asText(), file.get("bytes").asLong());
      }
      assertEquals(about.get("rows").asLong(), rows, table.title());
      assertEquals(table.isOfEpochs() ? 1 : parts, paths.size(), paths.toString());
      assertEquals(paths.stream().sorted().toList(), paths);
      assertEquals(TableFiles.rows(out, table).size(), rows, table.title());
    }
    manifest
        .at("/counts/files")
        .forEach(file -> listed.put(file.get("path").asText(), file.get("bytes").asLong()));
    assertEquals(files(out), listed);
  }

  /** All that is in a folder but the manifest itself. */
  private static Map<String, Long> files(Path out) throws IOException {
    Map<String, Long> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(out)) {
      for (Path file : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        files.put(out.relativize(file).toString().replace('\\', '/'), Files.size(file));
      }
    }
    assertEquals(true, files.remove("manifest.json") > 0);
    return files;
  }
}
