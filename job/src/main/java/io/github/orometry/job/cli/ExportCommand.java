package io.github.orometry.job.cli;

import io.github.orometry.job.export.Export;
import io.github.orometry.job.export.What;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;

/** The command {@code export}. */
final class ExportCommand implements Command {
  private static final Setting<Location> RESULT =
      Setting.open("result", CliSettings.LOCATION, "", "DIR", "A published result");
  private static final Setting<What> WHAT =
      Setting.open("what", Kinds.words(What.class), "", "NAME", "What to export");
  private static final Setting<Location> TO =
      Setting.open(
          "to",
          CliSettings.LOCATION,
          "",
          "FILE",
          "File that receives the arrays (outlines: GeoJSON), whole or not at all");
  private static final Setting<IfExists> IF_EXISTS =
      Setting.of("if-exists", Kinds.words(IfExists.class), IfExists.FAIL, "NAME", "If FILE exists");

  @Override
  public Signature signature() {
    return new Signature(
            "export",
            "DIR --what=NAME --to=FILE [OPTION...]",
            "Writes masks, peaks, counts or labels of a result to a file for numpy.load, outlines to a GeoJSON file.")
        .folder(RESULT)
        .required(WHAT, TO)
        .group("stores", CliSettings.STORES)
        .optional(Export.MAX_BYTES, IF_EXISTS, CliSettings.VERBOSE);
  }

  @Override
  public ExitCode run(Settings given, Console console) {
    Export export = new Export(given.get(RESULT), given.get(WHAT));
    console.detail("the arrays need %s bytes".formatted(export.bytes()));
    export
        .write(given.get(TO), given.get(Export.MAX_BYTES), given.get(IF_EXISTS))
        .forEach(console::left);
    console.print("%s are in %s%n".formatted(export.amount(), given.get(TO)));
    return ExitCode.DONE;
  }
}
