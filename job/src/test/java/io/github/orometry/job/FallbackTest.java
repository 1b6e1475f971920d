package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.source.SourceFormats;
import io.github.orometry.testing.Cases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does where the executor that is meant does not start, and the list of executors. */
class FallbackTest {
  private static final String NO_MASTER = "spark://127.0.0.1:1";

  @TempDir private Path folder;

  @Test
  void aRunFallsBackFromAMasterThatIsNotThere() throws IOException {
    Program program = run("--master", NO_MASTER, "--fallback");
    assertEquals(0, program.exitCode(), program.err());
    assertTrue(
        program.err().contains("orometry: warning: executor spark (a master was named) "),
        program.err());
    assertTrue(program.err().contains("sequential and threads can do the work, "), program.err());
    assertTrue(
        Files.readString(folder.resolve("out/manifest.json"))
            .contains("\"executor\" : \"sequential\""));
  }

  @Test
  void aMasterThatIsNotThereIsExitCode1AndNothingIsLeft() throws IOException {
    Program program = run("--master", NO_MASTER);
    assertEquals(1, program.exitCode(), program.err());
    List<String> lines = program.err().lines().toList();
    assertEquals(2, lines.size(), program.err());
    assertTrue(lines.get(0).startsWith("orometry: 11 x 9 cells, "), program.err());
    assertTrue(
        lines.get(1).startsWith("orometry: executor spark (a master was named) "), program.err());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void anExecutorThatDoesNotExistIsWrongUsage() throws IOException {
    Program program = run("--executor", "sprak");
    assertEquals(2, program.exitCode(), program.err());
    assertTrue(program.err().contains("found 'sprak'"), program.err());
  }

  @Test
  void theCommandListsThemAndWhyOneIsNotAvailable() {
    Program program = Program.run("executors", "--master", NO_MASTER, "--connect-timeout", "1");
    assertEquals(0, program.exitCode(), program.err());
    for (String name : List.of("sequential\n", "threads\n", "spark\n")) {
      assertTrue(program.out().contains(name), program.out());
    }
    assertTrue(program.out().contains("  available  no: "), program.out());
    assertTrue(
        program.out().contains("  reads      " + String.join(", ", SourceFormats.names())),
        program.out());
  }

  private Program run(String... options) throws IOException {
    Path input = Cases.bundled().get(0).folder().resolve("input.npz");
    return Program.run(
        "run", input, "--out", folder.resolve("out"), "--jobs", "2", List.of(options));
  }
}
