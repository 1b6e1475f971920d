package io.github.orometry.job.cli;

import io.github.orometry.job.file.Location;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What a command takes, in the order of its help, which is that of the calls. */
final class Signature {
  private final String synopsis;
  private final List<String> description;
  private final CommandSpec spec;
  private final List<Setting<?>> settings = new ArrayList<>();

  /** By their names: to hash a record takes 20 ms the first time. */
  private final Map<String, ArgSpec> required = new LinkedHashMap<>();

  private Setting<List<Location>> files;
  private Setting<Location> folder;

  /**
   * Of a command that takes nothing yet.
   *
   * @param name one word
   * @param arguments what follows the name, in short: {@code "INPUT... --out=DIR [OPTION...]"}
   * @param description sentences, each to begin a line
   */
  Signature(String name, String arguments, String... description) {
    synopsis = "orometry " + name + " " + arguments;
    this.description = List.of(description);
    List<String> lines = new ArrayList<>();
    for (String sentence : description) {
      lines.addAll(OptionSpecs.wrapped(sentence, OptionSpecs.WIDTH, ""));
    }
    spec = OptionSpecs.command(name, synopsis, lines);
  }

  /** Files that are given by their names alone, any number of them or at least one. */
  Signature files(Setting<List<Location>> setting, boolean atLeastOne) {
    files = setting;
    positional(setting, atLeastOne ? "1..*" : "0..*", atLeastOne);
    return this;
  }

  /** A folder that has to be given, by its name alone. */
  Signature folder(Setting<Location> setting) {
    folder = setting;
    positional(setting, "1", true);
    return this;
  }

  private void positional(Setting<?> setting, String arity, boolean isRequired) {
    ArgSpec names = OptionSpecs.positional(setting, arity);
    spec.add(names);
    settings.add(setting);
    if (isRequired) {
      required.put(setting.name(), names);
    }
  }

  /** Options that have to be given, here or in the settings file. */
  Signature required(Setting<?>... others) {
    for (Setting<?> setting : others) {
      required.put(setting.name(), add(setting));
    }
    return this;
  }

  /** Options that may be given. */
  Signature optional(Setting<?>... others) {
    for (Setting<?> setting : others) {
      add(setting);
    }
    return this;
  }

  /** A group of options that may be given. */
  Signature group(String title, List<Setting<?>> others) {
    spec.addMixin(title, OptionSpecs.mixin(others));
    settings.addAll(others);
    return this;
  }

  private ArgSpec add(Setting<?> setting) {
    ArgSpec option = OptionSpecs.option(setting);
    spec.add(option);
    settings.add(setting);
    return option;
  }

  /** How the command is written, in short. */
  String synopsis() {
    return synopsis;
  }

  /** What the command does: sentences, of which the first will do. */
  List<String> description() {
    return description;
  }

  /** The command as picocli has it, less help and version. */
  CommandSpec spec() {
    return spec;
  }

  /** All that can be set, in the order of help. */
  List<Setting<?>> settings() {
    return List.copyOf(settings);
  }

  /** Whether a setting has to be given. */
  boolean requires(Setting<?> setting) {
    return required.containsKey(setting.name());
  }

  /** Whether a setting is given by its values alone. */
  boolean isPositional(Setting<?> setting) {
    return setting == files || setting == folder;
  }

  /**
   * What was given, by flags and, where they name one, in a settings file.
   *
   * @throws UsageException where a value is wrong
   * @throws MissingParameterException where one is missing
   */
  Settings given(CommandLine line, ParseResult parsed) {
    Settings given = flags(parsed);
    if (given.has(CliSettings.CONFIG)) {
      given = SettingsFile.read(given.get(CliSettings.CONFIG), settings).with(given);
    }
    if (given.has(CliSettings.INPUTS_FROM)) {
      given = InputsFile.added(given);
    }
    List<ArgSpec> missing = new ArrayList<>();
    for (Setting<?> setting : settings) {
      if (requires(setting) && !given.has(setting)) {
        missing.add(required.get(setting.name()));
      }
    }
    if (!missing.isEmpty()) {
      throw new MissingParameterException(line, missing, Values.missing(missing));
    }
    return given;
  }

  private static String text(Setting<?> setting, Object value) {
    return value instanceof String[] items
        ? String.join(setting.kind().between(), items)
        : value.toString();
  }

  private Settings flags(ParseResult parsed) {
    Settings given = Settings.NONE;
    if (files != null && parsed.hasMatchedPositional(0)) {
      String[] names = parsed.matchedPositionalValue(0, new String[0]);
      given = given.with(files, Values.locations(files, List.of(names)));
    }
    if (folder != null && parsed.hasMatchedPositional(0)) {
      given = given.with(folder, Values.location(folder, parsed.matchedPositionalValue(0, "")));
    }
    for (Setting<?> setting : settings) {
      String option = "--" + setting.name();
      if (!isPositional(setting) && parsed.hasMatchedOption(option)) {
        given = Values.with(given, setting, text(setting, parsed.matchedOption(option).getValue()));
      }
    }
    return given;
  }
}
