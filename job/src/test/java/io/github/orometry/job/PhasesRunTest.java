package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.orometry.testing.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the time of a run went: the phases, and the profile. */
class PhasesRunTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"sequential", "threads"})
  void theManifestHasTheSecondsOfEachPhase(String executor) throws IOException {
    Program program = run("--executor", executor, "--verbose");
    assertEquals(0, program.exitCode(), program.err());
    assertTrue(program.err().contains("orometry: seconds: read "), program.err());
    JsonNode seconds = new Result(folder.resolve("out")).manifest().get("seconds");
    List<String> phases = new ArrayList<>();
    seconds.fieldNames().forEachRemaining(phases::add);
    assertEquals(List.of("read", "start", "compute", "write", "publish", "total"), phases);
    for (String phase : phases) {
      assertTrue(seconds.get(phase).asDouble() > 0, seconds.toString());
    }
  }

  @Test
  void aProfileIsRecorded() throws IOException {
    Path file = folder.resolve("run.jfr");
    Program program = run("--profile", file.toString());
    assertEquals(0, program.exitCode(), program.err());
    assertFalse(RecordingFile.readAllEvents(file).isEmpty());
  }

  @Test
  void aProfileThatCannotBeWrittenIsToldBeforeTheWork() throws IOException {
    Program program = run("--profile", folder.resolve("nowhere/run.jfr").toString());
    assertEquals(1, program.exitCode(), program.err());
    assertTrue(
        program
            .err()
            .endsWith(
                "run.jfr cannot be written: its folder is not there, or may not be written.\n"),
        program.err());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  private Program run(String... options) throws IOException {
    Path input = Cases.bundled().get(0).folder().resolve("input.npz");
    return Program.run("run", input, "--out", folder.resolve("out"), List.of(options));
  }
}
