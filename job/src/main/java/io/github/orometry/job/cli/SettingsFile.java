package io.github.orometry.job.cli;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.setting.Names;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import io.github.orometry.setting.SettingsJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;

/**
 * Settings in a JSON file, by their names: see {@link SettingsJson} for what it may hold. They
 * stand in for options that are not on the command line.
 */
final class SettingsFile {
  private final Location file;
  private final List<Setting<?>> known;

  private SettingsFile(Location file, List<Setting<?>> known) {
    this.file = file;
    this.known = known.stream().filter(setting -> setting != CliSettings.CONFIG).toList();
  }

  /**
   * Reads a file.
   *
   * @param known the settings there are
   * @throws BadInputException where it cannot be read or is no such object
   * @throws UsageException where it names no setting, or one has a wrong value
   */
  static Settings read(Location file, List<Setting<?>> known) {
    return new SettingsFile(file, known).read();
  }

  private Settings read() {
    Settings given = Settings.NONE;
    for (Map.Entry<String, Object> entry : values().entrySet()) {
      Setting<?> setting = named(entry.getKey());
      if (entry.getValue() != null) {
        given = with(given, setting, entry.getValue());
      }
    }
    return given;
  }

  private Map<String, Object> values() {
    try {
      return SettingsJson.values(text());
    } catch (IllegalArgumentException e) {
      throw new BadInputException("file %s %s.".formatted(file, e.getMessage()), e);
    }
  }

  private String text() {
    try (RandomAccess access = Stores.of(file).open(file)) {
      return new String(access.stream(0, Long.MAX_VALUE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new BadInputException("file %s, named by --config, does not exist.".formatted(file), e);
    } catch (IOException e) {
      throw new BadInputException(
          "file %s cannot be read: %s.".formatted(file, Reason.unnamed(e)), e);
    }
  }

  private Setting<?> named(String name) {
    return known.stream()
        .filter(setting -> setting.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private UsageException unknown(String name) {
    List<String> names = known.stream().map(Setting::name).toList();
    String meant = Names.nearest(name, names).map(near -> "; is '" + near + "' meant?").orElse(".");
    return new UsageException(
        "file %s sets '%s', which is no setting of a run%s".formatted(file, name, meant));
  }

  private Settings with(Settings given, Setting<?> setting, Object value) {
    try {
      return setting == CliSettings.INPUTS && value instanceof List<?> names
          ? given.with(CliSettings.INPUTS, Values.locations(setting, names))
          : Values.with(given, setting, text(setting, value));
    } catch (UsageException | BadSettingException e) {
      throw new UsageException("file %s: %s".formatted(file, Words.sentence(e)));
    }
  }

  /** A text with commas in it, such as dims, may be given as an array, too. */
  private static String text(Setting<?> setting, Object value) {
    return SettingsJson.text(value, setting.kind().several() ? setting.kind().between() : ",");
  }
}
