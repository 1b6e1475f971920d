package io.github.orometry.job.cli;

import io.github.orometry.job.file.Location;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.setting.Kind;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Texts of the command line and of settings files as values; a wrong one is told by its flag. */
final class Values {
  private Values() {}

  /** Settings with one more, which has a text. */
  static <T> Settings with(Settings given, Setting<T> setting, String text) {
    return given.with(setting, value(setting.kind(), "option '--" + setting.name() + "'", text));
  }

  /** A file or folder that is given by its name alone. */
  static Location location(Setting<?> setting, String text) {
    return value(CliSettings.LOCATION, setting.label(), text);
  }

  /** Several of them; there may be commas in their names. */
  static List<Location> locations(Setting<?> setting, List<?> texts) {
    return texts.stream().map(text -> location(setting, text.toString())).toList();
  }

  private static <T> T value(Kind<T> kind, String subject, String text) {
    try {
      return kind.parse().apply(text);
    } catch (BadSettingException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new UsageException("Invalid value for %s: %s.".formatted(subject, e.getMessage()));
    }
  }

  /** What is said where these were not given. */
  static String missing(List<ArgSpec> missing) {
    boolean options = missing.stream().anyMatch(ArgSpec::isOption);
    boolean others = missing.stream().anyMatch(ArgSpec::isPositional);
    String kind = options ? "option" : "parameter";
    if (missing.size() > 1) {
      kind = options && others ? "options and parameters" : kind + "s";
    }
    return missing.stream()
        .map(Values::written)
        .collect(Collectors.joining("', '", "Missing required " + kind + ": '", "'."));
  }

  private static String written(ArgSpec missing) {
    return missing instanceof OptionSpec option
        ? option.longestName() + "=" + option.paramLabel()
        : missing.paramLabel();
  }
}
