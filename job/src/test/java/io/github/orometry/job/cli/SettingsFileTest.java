package io.github.orometry.job.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.orometry.job.Program;
import io.github.orometry.job.Result;
import io.github.orometry.job.file.Location;
import io.github.orometry.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings from a file, as the manifest of a run shows which were in force. */
class SettingsFileTest {
  private static final Path INPUT = Path.of("..", "test-data", "npy", "dims_xyt.npy");

  @TempDir private Path folder;

  private Path out() {
    return folder.resolve("out");
  }

  private Program run(String settings, String... flags) throws IOException {
    Path file = Files.writeString(folder.resolve("settings.json"), settings);
    return Program.run("run", INPUT, "--out", out(), "--config", file, List.of(flags));
  }

  private Result result(String settings, String... flags) throws IOException {
    Program program = run(settings, flags);
    assertEquals(0, program.exitCode(), program.err());
    return new Result(out());
  }

  private static final String COMMENTED =
      """
      // A line, and
      { /* a block */
        "connectivity": "four", // at the end
        "min-prominence": 0.25,
        "levels": [0.75, 0.25],
        "max-peaks": 3,
        "jobs": "1",
        "table-format": "csv"
      }
      """;

  /** An item may have commas in it where items are given one by one. */
  @Test
  void settingsOfSparkOneByOne() throws IOException {
    List<String> lines = List.of("spark.a=1,2", "spark.hadoop.b=c d");
    for (String json : List.of("[\"spark.a=1,2\", \"spark.hadoop.b=c d\"]", "\"%s\"")) {
      String text = json.formatted(String.join("\\n", lines));
      Path file = Files.writeString(folder.resolve("a.json"), "{\"conf\": " + text + "}");
      Settings read = SettingsFile.read(Location.of(file.toString()), CliSettings.STORES);
      assertEquals(lines, read.get(CliSettings.CONF));
    }
  }

  @Test
  void theFileWinsOverTheDefaults() throws IOException {
    Result result = result(COMMENTED);
    assertEquals("four", result.setting("connectivity"));
    assertEquals("0.25", result.setting("min-prominence"));
    assertEquals("[0.75,0.25]", result.setting("levels"));
    assertEquals("3", result.setting("max-peaks"));
    assertEquals("1", result.setting("jobs"));
    assertTrue(Files.exists(out().resolve("peaks").resolve("part-00000.csv")));
    assertEquals("0.0", result.setting("sea-level"));
    assertEquals("fail", result.setting("on-bad-slab"));
  }

  /** Where JSON has several ways to write a value, each will do. */
  @Test
  void numbersTextsAndArraysAreOneToTheReader() throws IOException {
    Result result =
        result(
            """
            {"no-tuning": true, "level-masks": "true", "memory-strict": false, "masks": 0.5,
             "levels": "0.25, 0.75", "run-id": 5, "connectivity": "EIGHT", "dims": ["X", "Y", "T"]}
            """);
    assertEquals("true", result.setting("no-tuning"));
    assertEquals("true", result.setting("level-masks"));
    assertEquals("false", result.setting("memory-strict"));
    assertEquals("[0.5]", result.setting("masks"));
    assertEquals("[0.25,0.75]", result.setting("levels"));
    assertEquals("5", result.setting("run-id"));
    assertEquals("eight", result.setting("connectivity"));
    assertEquals("x,y,t", result.setting("dims"));
  }

  @Test
  void flagsWinOverTheFile() throws IOException {
    Result result =
        result(
            COMMENTED,
            "--connectivity",
            "eight",
            "--levels",
            "0.5",
            "--min-prominence=0.5",
            "--table-format",
            "parquet");
    assertEquals("eight", result.setting("connectivity"));
    assertEquals("[0.5]", result.setting("levels"));
    assertEquals("0.5", result.setting("min-prominence"));
    assertEquals("3", result.setting("max-peaks"));
    assertTrue(Files.exists(out().resolve("peaks").resolve("part-00000.parquet")));
  }

  @Test
  void withoutAFileTheDefaultsHold() throws IOException {
    Result result = result("{}");
    assertEquals("contour", result.setting("connectivity"));
    assertEquals("[0.5,0.9]", result.setting("levels"));
    assertEquals("null", result.setting("max-peaks"));
    assertEquals("parquet", result.setting("table-format"));
  }

  /** As a manifest has them: null where nothing was set, and lists that are empty. */
  @Test
  void nullIsNotSetAndAnEmptyArrayIsAnEmptyList() throws IOException {
    Result result =
        result("{\"levels\": null, \"max-peaks\": null, \"run-id\": null, \"masks\": []}");
    assertEquals("[0.5,0.9]", result.setting("levels"));
    assertEquals("null", result.setting("max-peaks"));
    assertEquals("[]", result.setting("masks"));
    assertTrue(Files.notExists(out().resolve("masks")));
  }

  /** The inputs, which may have commas in their names, and the output may stand in the file. */
  @Test
  void theInputsAndTheOutputFromTheFile() throws IOException {
    Path input = Files.copy(INPUT, folder.resolve("a, b.npy"));
    Path file =
        Files.writeString(
            folder.resolve("settings.json"),
            "{\"inputs\": [\"%s\"], \"out\": \"%s\", \"run-id\": \"r1\"}".formatted(input, out()));
    Program program = Program.run("run", "--config", file);
    assertEquals(0, program.exitCode(), program.err());
    assertEquals("r1", new Result(out()).manifest().get("run_id").asText());
    assertEquals(input.toString(), new Result(out()).manifest().at("/inputs/0/path").asText());
  }

  /** A run is done again by its manifest, to the same result. */
  @Test
  void theManifestGivenBack() throws IOException {
    Path first = folder.resolve("first");
    String flags =
        "--levels 0.25,0.5 --masks 0.5 --level-masks --min-prominence 0.125 --max-peaks 7"
            + " --connectivity eight --table-format csv --jobs 2 --executor threads --no-tuning";
    Program program = Program.run("run", INPUT, "--out", first, List.of(flags.split(" ")));
    assertEquals(0, program.exitCode(), program.err());
    Path manifest = first.resolve("manifest.json");
    Program again = Program.run("run", "--config", manifest, "--out", out());
    assertEquals(0, again.exitCode(), again.err());
    assertEquals(new Result(first).identity(), new Result(out()).identity());
    ObjectNode expected = new Result(first).manifest().withObject("/settings");
    assertEquals(
        expected.put("out", out().toString()), new Result(out()).manifest().get("settings"));
  }

  @Test
  void theExampleIsInForceAsItStands() throws IOException {
    Path example = Path.of("..", "conf", "job.example.json");
    Result result = result(Files.readString(example));
    assertEquals("contour", result.setting("connectivity"));
    assertEquals("[0.5,0.9]", result.setting("levels"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"conectivity": "four"}      | 2 | sets 'conectivity', which is no setting of a run; is 'connectivity' meant?
          {"config": "other.json"}     | 2 | sets 'config', which is no setting of a run
          {"version": true}            | 2 | sets 'version', which is no setting of a run
          {"min_prominance": 1}        | 2 | is 'min-prominence' meant?
          {"--jobs": 1}                | 2 | is 'jobs' meant?
          {"temperature": 1}           | 2 | sets 'temperature', which is no setting of a run.
          {"dims": "x,y"}              | 2 | --dims expects x, y and t
          {"memory": 512}              | 2 | Invalid value for option '--memory': '512' is not an amount of memory such as 512m or 1g.
          {"max-peaks": true}          | 2 | '--max-peaks': 'true' is not a whole number.
          {"no-tuning": "yes"}         | 2 | '--no-tuning': 'yes' is not a boolean.
          {"table-format": 1}          | 2 | '--table-format': expected one of parquet, csv, found '1'.
          {"connectivity": "six"}      | 2 | '--connectivity'
          {"jobs": "many"}             | 2 | 'many' is not a whole number
          {"jobs": 1.5}                | 2 | '1.5' is not a whole number
          {"min-prominence": true}     | 2 | 'true' is not a number
          {"levels": [0.5, "high"]}    | 2 | 'high' is not a number
          {"levels": [0.5, [0.9]]}     | 3 | must set 'levels' to a string, a number, true, false, or an array
          {"levels": [null]}           | 3 | must set 'levels' to a string, a number, true, false, or an array
          {"settings": {"jobs": {}}}   | 3 | must set 'jobs' to a string, a number, true, false, or an array
          {"settings": {"levles": 1}}  | 2 | sets 'levles', which is no setting of a run; is 'levels' meant?
          {"settings": 1}              | 2 | sets 'settings', which is no setting of a run
          {"inputs": [""]}             | 2 | Invalid value for INPUT: '' names no file or folder.
          {"out": []}                  | 2 | Invalid value for option '--out': '' names no file or folder.
          {"dims": {"x": 1}}           | 3 | must set 'dims' to a string, a number, true, false, or an array
          {"jobs": 1, "jobs": 2}       | 3 | sets 'jobs' twice
          [1]                          | 3 | must hold one JSON object
          connectivity = four          | 3 | cannot be read as JSON
          {"jobs": 1                   | 3 | cannot be read as JSON
          {"levels": [0.5              | 3 | cannot be read as JSON
          {"jobs": 1} {"jobs": 2}      | 3 | must hold one JSON object
          """)
  void aFileThatMakesNoSense(String settings, int exitCode, String expected) throws IOException {
    assertTold(run(settings), exitCode, expected, folder.resolve("settings.json"));
  }

  @Test
  void anEmptyFile() throws IOException {
    assertTold(run(""), 3, "must hold one JSON object", folder.resolve("settings.json"));
  }

  @Test
  void aMissingFile() {
    Path none = folder.resolve("none.json");
    Program program = Program.run("run", INPUT, "--out", out(), "--config", none);
    assertTold(program, 3, "named by --config, does not exist", none);
  }

  private void assertTold(Program program, int exitCode, String expected, Path file) {
    assertEquals(exitCode, program.exitCode(), program.err());
    String first = program.err().lines().findFirst().orElse("");
    assertTrue(first.startsWith("orometry: ") && first.contains(expected), program.err());
    assertTrue(first.contains(file.toString()), program.err());
    assertFalse(program.err().contains("\tat "), program.err());
    assertFalse(Files.exists(out()));
  }
}
