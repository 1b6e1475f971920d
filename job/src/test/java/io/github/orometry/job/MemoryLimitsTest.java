package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.testing.Cases;
import io.github.orometry.testing.Cases.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says of its memory before it begins, and when it does not begin. */
class MemoryLimitsTest {
  @TempDir private Path folder;

  @Test
  void theEstimateIsTold() throws IOException {
    Program program = run("--masks", "0.5");
    assertEquals(0, program.exitCode(), program.err());
    assertTrue(program.err().contains("orometry: memory about "), program.err());
    assertTrue(program.err().contains("before compression"), program.err());
    assertFalse(program.err().contains("the run needs"), program.err());
  }

  @Test
  void aboveTheLimitThereIsAWarningOnly() throws IOException {
    Program program = run("--masks", "0.5,0.9", "--memory-warn", "2k");
    assertEquals(0, program.exitCode(), program.err());
    Case input = Cases.bundled().get(0);
    long bins = input.surfaces().stream().mapToLong(List::size).sum();
    long masks = bins * 2 * ((input.grid().cells() + 7) / 8);
    assertTrue(program.err().contains(" " + masks + " bytes for masks"), program.err());
    assertTrue(program.err().contains(" 2048 bytes are the limit"), program.err());
  }

  @Test
  void strictlyNothingIsDone() throws IOException {
    Program program = run("--memory-warn", "2k", "--memory-strict");
    assertEquals(1, program.exitCode(), program.err());
    assertTrue(program.err().contains(" 2048 bytes are the limit"), program.err());
    assertFalse(program.err().contains("executor"), program.err());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
    assertEquals(0, run("--memory-warn", "8g", "--memory-strict").exitCode());
  }

  private Program run(Object... arguments) throws IOException {
    Path input = Cases.bundled().get(0).folder().resolve("input.npz");
    return Program.run(
        "run",
        input,
        "--out",
        folder.resolve("out"),
        "--if-exists",
        "overwrite",
        List.of(arguments));
  }
}
