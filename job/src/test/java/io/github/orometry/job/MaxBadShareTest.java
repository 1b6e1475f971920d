package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.source.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quarantine that eats the data ends the run. */
class MaxBadShareTest {
  @TempDir private Path folder;
  private Path input;
  private Path out;

  /** Two of ten surfaces of 2 x 1 cells are bad. */
  @BeforeEach
  void writeAnInput() throws IOException {
    double[] values = new double[20];
    for (int t = 0; t < 10; t++) {
      values[t] = t % 5 == 0 ? Double.POSITIVE_INFINITY : t;
    }
    input = folder.resolve("in.npy");
    Files.write(input, TestFiles.npy(values, 2, 1, 10));
    out = folder.resolve("out");
  }

  private Program run(String... more) {
    return Program.run("run", input, "--out", out, "--on-bad-slab", "quarantine", List.of(more));
  }

  @Test
  void moreThanATenthFails() {
    Program run = run();
    assertEquals(3, run.exitCode(), run.err());
    assertTrue(
        run.err()
            .contains(
                "orometry: 2 of 10 surfaces are bad, more than a share of 0.1"
                    + " (--max-bad-share 1 lets all be left out)."),
        run.err());
    assertFalse(Files.exists(out));
  }

  @Test
  void asManyAsAreAllowedAreLeftOut() throws IOException {
    Program run = run("--max-bad-share", "0.2");
    assertEquals(0, run.exitCode(), run.err());
    assertEquals("0.2", new Result(out).setting("max-bad-share"));
  }

  @Test
  void aShareIsFromZeroToOne() {
    Program run = run("--max-bad-share", "1.5");
    assertEquals(2, run.exitCode(), run.err());
    assertTrue(run.err().contains("from 0 to 1, found '1.5'"), run.err());
  }
}
