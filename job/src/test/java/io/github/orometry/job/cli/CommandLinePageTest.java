package io.github.orometry.job.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.file.Location;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages and examples say of settings is what the program knows. */
class CommandLinePageTest {
  private static final Path PAGE = Path.of("..", "docs", "command-line.md");
  private static final Path EXAMPLE = Path.of("..", "conf", "job.example.json");

  /** {@code scripts/make-docs} sets the property, to make the page as it should be. */
  @Test
  void thePageIsMadeOfTheTables() throws IOException {
    if (Boolean.getBoolean("orometry.docs")) {
      Files.writeString(PAGE, CommandLinePage.text());
    }
    assertEquals(
        CommandLinePage.text(), Files.readString(PAGE), "scripts/make-docs makes the page anew");
  }

  /** Each setting but the files and the file itself, in the order of help, in force or not. */
  @Test
  void theExampleHasEverySettingOfARun() throws IOException {
    List<String> expected =
        new RunCommand()
            .signature().settings().stream()
                .filter(setting -> setting != CliSettings.CONFIG)
                .map(Setting::name)
                .toList();
    List<String> found = new ArrayList<>();
    Pattern.compile("^  (?:// )?\"([a-z-]+)\": ", Pattern.MULTILINE)
        .matcher(Files.readString(EXAMPLE))
        .results()
        .forEach(match -> found.add(match.group(1)));
    assertEquals(expected, found);
  }

  /** With what is commented out, too, it is a settings file, and all of it has values. */
  @Test
  void theExampleMakesSense(@TempDir Path folder) throws IOException {
    String all = Files.readString(EXAMPLE).replaceAll("(?m)^  // (\"[a-z-]+\": .*)$", "  $1");
    Path file = Files.writeString(folder.resolve("all.json"), all);
    List<Setting<?>> settings = new RunCommand().signature().settings();
    Settings read = SettingsFile.read(Location.of(file.toString()), settings);
    settings.stream()
        .filter(setting -> setting != CliSettings.CONFIG)
        .forEach(setting -> assertTrue(read.has(setting), setting.name()));
  }
}
