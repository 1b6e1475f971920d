package io.github.orometry.job.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Settings from a JSON object whose keys are the long names of options without their dashes;
 * comments are allowed, a value is a string, a number, true or false, or an array of numbers. They
 * stand in for options that are not on the command line.
 */
public final class SettingsFile implements IDefaultValueProvider {
  private final Path file;
  private final Map<String, String> values;

  private SettingsFile(Path file, Map<String, String> values) {
    this.file = file;
    this.values = values;
  }

  /**
   * Reads a file.
   *
   * @param command whose options the keys must name
   * @throws JobException (bad input) where it cannot be read or is not such an object; (wrong
   *     usage) where a key names no option
   */
  public static SettingsFile read(Path file, CommandSpec command) {
    Map<String, String> values = parse(file);
    Set<String> names = names(command);
    for (String key : values.keySet()) {
      if (!names.contains(key)) {
        String meant =
            Names.nearest(key, names).map(name -> "; is '" + name + "' meant?").orElse(".");
        throw new JobException(
            ExitCode.WRONG_USAGE,
            "file " + file + " sets '" + key + "', which is no setting of a run" + meant);
      }
    }
    return new SettingsFile(file, values);
  }

  /** The long names of options, less those that set nothing. */
  private static Set<String> names(CommandSpec command) {
    Set<String> names = new TreeSet<>();
    for (OptionSpec option : command.options()) {
      if (!option.versionHelp() && !option.usageHelp()) {
        names.add(option.longestName().substring(2));
      }
    }
    names.remove("config");
    return names;
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? values.get(option.longestName().substring(2))
        : null;
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** Whether it is this file that sets an option to a value, or to several with this among them. */
  public boolean sets(ArgSpec argument, String value) {
    String text = argument == null ? null : defaultValue(argument);
    return text != null && value != null && text.contains(value);
  }

  private static Map<String, String> parse(Path file) {
    JsonFactory json = JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();
    try (JsonParser parser = json.createParser(Files.readAllBytes(file))) {
      return object(file, parser);
    } catch (NoSuchFileException e) {
      throw JobException.badInput("file " + file + ", named by --config, does not exist.");
    } catch (IOException e) {
      String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw JobException.badInput("file " + file + " cannot be read as JSON: " + reason + ".");
    }
  }

  private static Map<String, String> object(Path file, JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw notOneObject(file);
    }
    Map<String, String> values = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      if (values.put(key, value(file, key, parser)) != null) {
        throw JobException.badInput("file " + file + " sets '" + key + "' twice.");
      }
    }
    if (parser.nextToken() != null) {
      throw notOneObject(file);
    }
    return values;
  }

  private static JobException notOneObject(Path file) {
    return JobException.badInput("file " + file + " must hold one JSON object with settings.");
  }

  private static String value(Path file, String key, JsonParser parser) throws IOException {
    JsonToken token = parser.nextToken();
    if (token == JsonToken.START_ARRAY) {
      StringJoiner items = new StringJoiner(",");
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(scalar(file, key, parser));
      }
      if (items.length() == 0) {
        throw JobException.badInput(
            "file " + file + " sets '" + key + "' to an empty array; leave the key out for none.");
      }
      return items.toString();
    }
    return scalar(file, key, parser);
  }

  private static String scalar(Path file, String key, JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
      throw JobException.badInput(
          "file "
              + file
              + " must set '"
              + key
              + "' to a string, a number, true, false, or an array of numbers.");
    }
    return parser.getText();
  }
}
