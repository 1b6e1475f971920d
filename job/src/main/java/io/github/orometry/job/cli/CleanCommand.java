package io.github.orometry.job.cli;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.publish.Age;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.job.publish.OutputSettings;
import io.github.orometry.job.publish.Publications;
import io.github.orometry.job.publish.PublishOptions;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import java.time.Duration;
import java.util.List;

/** The command {@code clean}. */
final class CleanCommand implements Command {
  private static final Setting<Location> TARGET =
      Setting.open("target", CliSettings.LOCATION, "", "DIR", "Where runs publish, or did");
  private static final Setting<Boolean> DRY_RUN =
      Setting.flag("dry-run", "Say what would be removed, and remove nothing");

  private static final String YOUNG =
      "%s stays: it has changed within %s, so that its run may be alive"
          + " (--stale-after 0s removes it all the same)%n";

  @Override
  public Signature signature() {
    return new Signature(
            "clean",
            "DIR [OPTION...]",
            "Removes what runs left that died on their way to DIR, after it has said what that is.",
            "The result itself, and what a live run has, stay.")
        .folder(TARGET)
        .optional(DRY_RUN, OutputSettings.STALE_AFTER)
        .group("stores", CliSettings.STORES)
        .optional(CliSettings.VERBOSE);
  }

  @Override
  public ExitCode run(Settings given, Console console) {
    PublishOptions options =
        new PublishOptions(IfExists.OVERWRITE, true, given.get(OutputSettings.STALE_AFTER));
    List<Location> found = Publications.leftovers(given.get(TARGET), options);
    List<Location> young = young(given, found);
    String word = given.get(DRY_RUN) ? "would be removed" : "is removed";
    found.forEach(left -> console.print("%s %s%n".formatted(left, word)));
    String age = Age.written(options.staleAfter());
    young.forEach(left -> console.print(YOUNG.formatted(left, age)));
    if (found.isEmpty() && young.isEmpty()) {
      console.print("no run has left anything at %s%n".formatted(given.get(TARGET)));
    }
    if (given.get(DRY_RUN)) {
      return ExitCode.DONE;
    }
    List<Location> left = Publications.clean(given.get(TARGET), options);
    left.forEach(one -> console.tell("%s could not be removed.".formatted(one)));
    return left.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  /** What runs have there that may be alive, where only age tells. */
  private static List<Location> young(Settings given, List<Location> found) {
    PublishOptions any = new PublishOptions(IfExists.OVERWRITE, true, Duration.ZERO);
    return Publications.leftovers(given.get(TARGET), any).stream()
        .filter(left -> !found.contains(left))
        .toList();
  }
}
