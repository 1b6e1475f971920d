package io.github.orometry.job.cli;

import io.github.orometry.setting.Setting;
import java.util.List;
import java.util.stream.Stream;

/** The page {@code docs/command-line.md}, made from the tables of settings. */
final class CommandLinePage {
  private static final String HEAD =
      """
      # The command line

      <!-- Made from the program's tables of settings by scripts/make-docs; a test compares. -->

          scripts/orometry COMMAND ...

      builds the program on first use and runs it; `scripts/orometry-submit` takes the same arguments to a Spark cluster (see
      [Spark](spark.md)). Every command answers `--help` and `--version`.

      What a command gives goes to standard output, everything else to standard error, in lines that begin with `orometry: `.
      Words (`contour`, `fail`) are taken in small letters and capitals. Where several options of one name are given, the
      command is refused, but for `--conf`. Inputs and outputs may be URLs of [stores](stores.md).
      """;

  private static final String TABLE_HEAD =
      """

      | option | default | meaning |
      | --- | --- | --- |
      """;

  private static final String SETTINGS =
      """

      ## Settings files

      `run --config FILE` takes settings from a JSON object, whose keys are the names of the options of `run` without their
      dashes, and `inputs` for the files; all but `config` may stand there. Flags win over the file, the file over the defaults.

      ```json
      {
        // lines like this one are passed over
        "connectivity": "eight",
        "min-prominence": 0.1,
        "levels": [0.5, 0.9],
        "level-masks": true,
        "max-peaks": null
      }
      ```

      A value is a string, a number, `true` or `false`, or an array of such. `null` leaves the default as it is, `[]` is a list of
      nothing. A name that is no setting is refused, and so is one that is there twice. `conf/job.example.json` has every setting.

      The manifest of a result serves as well: `run --config results/manifest.json --out again` does the same run again.
      """;

  private static final String CODES_HEAD =
      """

      ## Exit codes

      | code | meaning |
      | --- | --- |
      """;

  private static final String TAIL =
      """

      A run that does not end with 0 leaves nothing at its output. A failure is told in one sentence; `--verbose` shows where
      it came from.
      """;

  private CommandLinePage() {}

  /** All of it. */
  static String text() {
    StringBuilder page = new StringBuilder(HEAD);
    Frame.COMMANDS.forEach(name -> command(name, Frame.command(name).signature(), page));
    page.append(SETTINGS).append(CODES_HEAD);
    Stream.of(ExitCode.values())
        .forEach(code -> page.append(row(String.valueOf(code.code()), code.meaning())));
    return page.append(TAIL).toString();
  }

  private static void command(String name, Signature signature, StringBuilder page) {
    page.append("\n## `%s`\n\n    %s\n\n".formatted(name, signature.synopsis()));
    page.append(String.join("\n", signature.description())).append('\n').append(TABLE_HEAD);
    for (Setting<?> setting : signature.settings()) {
      page.append(row(written(signature, setting), standard(signature, setting), meaning(setting)));
    }
  }

  private static String written(Signature signature, Setting<?> setting) {
    if (signature.isPositional(setting)) {
      return code(setting.kind().several() ? setting.label() + "..." : setting.label());
    }
    return code("--" + setting.name() + (setting.isFlag() ? "" : " " + setting.label()));
  }

  private static String standard(Signature signature, Setting<?> setting) {
    if (signature.requires(setting)) {
      return "required";
    }
    return setting.standard() == null || setting.isFlag()
        ? setting.otherwise()
        : code(setting.defaultWords());
  }

  /** As a sentence within a table has it, the words that may be written as code. */
  private static String meaning(Setting<?> setting) {
    String meaning = OptionSpecs.meaning(setting);
    List<String> words = setting.kind().words();
    String listed = String.join(", ", words);
    return words.isEmpty()
        ? meaning
        : meaning.replace(
            ": " + listed,
            ": " + String.join(", ", words.stream().map(CommandLinePage::code).toList()));
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static String row(String... cells) {
    List<String> safe = Stream.of(cells).map(cell -> cell.replace("|", "\\|")).toList();
    return "| " + String.join(" | ", safe).replace("  ", " ") + " |\n";
  }
}
