package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.AnalysisSettings;
import io.github.orometry.job.SharedSpark.Asked;
import io.github.orometry.job.engine.Outcome;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.testing.Cases;
import io.github.orometry.testing.Cases.Case;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case with known answers on Spark: right, and the same as in-process. */
class SparkCasesTest {
  private static SharedSpark spark;

  @TempDir private Path folder;

  @BeforeAll
  static void startSpark() {
    spark = SharedSpark.start("local[2]");
  }

  @AfterAll
  static void stopSpark() {
    spark.close();
  }

  @ParameterizedTest
  @MethodSource
  void bundledCases(Case input) throws IOException {
    check(input, "parquet");
  }

  static List<Case> bundledCases() throws IOException {
    return Cases.bundled();
  }

  @Test
  void sharedCasesWhereTheEnvironmentNamesTheirFolder() throws IOException {
    Optional<List<Case>> shared = Cases.shared();
    Assumptions.assumeTrue(shared.isPresent(), Cases.SHARED + " is not set");
    for (Case input : shared.get()) {
      check(input, "csv");
    }
  }

  private void check(Case input, String format) throws IOException {
    Path file = input.folder().resolve("input.npz");
    Path published = folder.resolve(input + "-published");
    Program program =
        Program.run(
            "run", file, CaseAnswers.arguments(input, Connectivity.CONTOUR), "--out", published);
    assertEquals(0, program.exitCode(), program.err());
    Path out = folder.resolve(input + "-spark");
    Outcome outcome = spark.run(List.of(file), asked(input, format), out);
    SharedSpark.assertSame(new Result(published), outcome, out, input.toString());
    new CaseAnswers(input, Connectivity.CONTOUR, out).check();
  }

  private static Asked asked(Case input, String format) {
    JsonNode settings = input.settings();
    JsonNode minHeight = settings.get("min_height");
    Analysis analysis =
        Analysis.builder()
            .minProminence(settings.get("min_prominence").asDouble())
            .set(AnalysisSettings.MIN_HEIGHT, minHeight.isNull() ? null : minHeight.asDouble())
            .seaLevel(settings.get("sea_level").asDouble())
            .levels(numbers(settings.get("slice_level_multipliers")))
            .masks(numbers(settings.get("alphas")))
            .levelMasks(true)
            .build();
    return new Asked(analysis, format, null, null, false);
  }

  private static double[] numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }
}
