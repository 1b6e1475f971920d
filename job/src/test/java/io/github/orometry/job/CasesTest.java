package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.surface.Connectivity;
import io.github.orometry.testing.Cases;
import io.github.orometry.testing.Cases.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case with known answers through the whole program, in-process. */
class CasesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource
  void bundledCases(Case input) throws IOException {
    check(input);
  }

  static List<Case> bundledCases() throws IOException {
    return Cases.bundled();
  }

  @Test
  void sharedCasesWhereTheEnvironmentNamesTheirFolder() throws IOException {
    Optional<List<Case>> shared = Cases.shared();
    Assumptions.assumeTrue(shared.isPresent(), Cases.SHARED + " is not set");
    for (Case input : shared.get()) {
      check(input);
    }
  }

  private void check(Case input) throws IOException {
    for (Connectivity connectivity : Connectivity.values()) {
      check(input, connectivity, "sequential", "csv");
      check(input, connectivity, "threads", "parquet");
    }
  }

  private void check(Case input, Connectivity connectivity, String executor, String format)
      throws IOException {
    Path out = folder.resolve(input + "-" + connectivity + "-" + executor);
    Program program =
        Program.run(
            "run",
            input.folder().resolve("input.npz"),
            CaseAnswers.arguments(input, connectivity),
            List.of("--executor", executor, "--table-format", format, "--jobs", "2", "--out", out));
    assertEquals(0, program.exitCode(), program.err());
    new CaseAnswers(input, connectivity, out).check();
    Result result = new Result(out);
    assertEquals(result.identity(), result.identityOfFiles(), input + " " + connectivity);
  }
}
