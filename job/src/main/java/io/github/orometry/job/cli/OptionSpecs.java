package io.github.orometry.job.cli;

import io.github.orometry.setting.Setting;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Commands and options as picocli has them, made from settings. Values are texts to it. */
final class OptionSpecs {
  /** Columns of help, on any terminal; picocli leaves the last one free. */
  static final int WIDTH = 79;

  /**
   * Makes what picocli asks for. Its own factory looks for Groovy first, and to know that a class
   * is not there every jar of the class path has to be opened.
   */
  static final IFactory FACTORY =
      new IFactory() {
        @Override
        public <K> K create(Class<K> type) throws Exception {
          return type.getDeclaredConstructor().newInstance();
        }
      };

  /** What it leaves beside the names of options. */
  private static final int TEXT_WIDTH = 50;

  private OptionSpecs() {}

  /**
   * A command with nothing but a name, its arguments in short, and what it does.
   *
   * @param description lines of help
   */
  static CommandSpec command(String name, String synopsis, List<String> description) {
    CommandSpec spec = CommandSpec.wrapWithoutInspection(null, FACTORY).name(name);
    spec.usageMessage()
        .customSynopsis(synopsis)
        .description(description.toArray(String[]::new))
        .sortOptions(false)
        .width(WIDTH + 1);
    return spec;
  }

  /** Options that several commands share. */
  static CommandSpec mixin(List<Setting<?>> settings) {
    CommandSpec mixin = CommandSpec.wrapWithoutInspection(null, FACTORY);
    settings.forEach(setting -> mixin.add(option(setting)));
    return mixin;
  }

  /** What every command answers. */
  static CommandSpec standard() {
    return CommandSpec.wrapWithoutInspection(null, FACTORY)
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
  }

  /** A setting as an option: by its name alone where it is a flag, else with a value. */
  static ArgSpec option(Setting<?> setting) {
    OptionSpec.Builder option =
        OptionSpec.builder("--" + setting.name()).description(beside(setting));
    return setting.isFlag()
        ? option.type(boolean.class).build()
        : option
            .type(setting.kind().repeats() ? String[].class : String.class)
            .arity("1")
            .paramLabel(setting.label())
            .build();
  }

  /** A setting that is given by its values alone: that one is missing is told by the signature. */
  static ArgSpec positional(Setting<?> setting, String arity) {
    return PositionalParamSpec.builder()
        .index(arity.endsWith("*") ? "0..*" : "0")
        .arity(arity)
        .required(false)
        .type(arity.endsWith("*") ? String[].class : String.class)
        .paramLabel(setting.label())
        .description(beside(setting))
        .build();
  }

  /** What a setting does, in a sentence, with what holds where it is not given. */
  private static String help(Setting<?> setting) {
    boolean silent = setting.isFlag() || setting.defaultWords().isEmpty();
    return meaning(setting) + (silent ? "" : " (default: " + setting.defaultWords() + ")") + ".";
  }

  /** What a setting does, with the words that may be written, which go before a semicolon. */
  static String meaning(Setting<?> setting) {
    String help = setting.help();
    int end = help.indexOf(';') < 0 ? help.length() : help.indexOf(';');
    List<String> words = setting.kind().words();
    return words.isEmpty()
        ? help
        : help.substring(0, end) + ": " + String.join(", ", words) + help.substring(end);
  }

  /** A text in lines, broken between words only: picocli breaks within names and numbers. */
  static List<String> wrapped(String text, int width, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.replace("%", "%%").split(" ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(indent);
      } else if (line.length() > 0) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static String[] beside(Setting<?> setting) {
    return wrapped(help(setting), TEXT_WIDTH, "  ").toArray(String[]::new);
  }
}
