package io.github.orometry.job.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.Page;
import io.github.orometry.setting.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Commands and options that the pages tell of are there. */
class CommandsInPagesTest {
  /** From the name of a launcher to the end of the line, of the code or of what is quoted. */
  private static final Pattern COMMAND =
      Pattern.compile("scripts/orometry(-submit)? ([a-z-][^`\"\n#]*)");

  private static final Pattern OPTION = Pattern.compile("`--([a-z-]+)[^`]*`");

  /** Options of other programs. */
  private static final Set<String> OTHERS =
      Set.of(
          "conf",
          "deploy-mode",
          "executor-memory",
          "help",
          "jars",
          "reprocess-behavior",
          "version");

  private static Set<String> settings(String command) {
    return Frame.command(command).signature().settings().stream()
        .map(Setting::name)
        .collect(Collectors.toSet());
  }

  /** A command with the options that it takes, and after those of spark-submit where it is that. */
  private static List<String> faults(MatchResult match) {
    String line = match.group(2);
    if (match.group(1) != null && line.contains("-- ")) {
      line = line.substring(line.indexOf("-- ") + 3);
    }
    List<String> words = Arrays.asList(line.strip().split("\\s+"));
    if (!Frame.COMMANDS.contains(words.get(0))) {
      return List.of(match.group());
    }
    Set<String> settings = settings(words.get(0));
    return words.stream()
        .filter(word -> word.startsWith("--") && !word.equals("--help"))
        .filter(word -> !settings.contains(word.substring(2)))
        .map(word -> word + " in " + match.group())
        .toList();
  }

  @Test
  void everyCommandIsThereWithItsOptions() throws IOException {
    List<String> faults = new ArrayList<>();
    int commands = 0;
    for (Page page : Page.all()) {
      for (MatchResult match : COMMAND.matcher(page.text()).results().toList()) {
        faults(match).forEach(fault -> faults.add(page + ": " + fault));
        commands++;
      }
    }
    assertEquals(List.of(), faults);
    assertTrue(commands >= 20, commands + " commands");
  }

  @Test
  void everyOptionBelongsToACommand() throws IOException {
    Set<String> known =
        Frame.COMMANDS.stream()
            .flatMap(command -> settings(command).stream())
            .collect(Collectors.toSet());
    List<String> unknown = new ArrayList<>();
    for (Page page : Page.all()) {
      OPTION
          .matcher(page.text())
          .results()
          .map(match -> match.group(1))
          .filter(name -> !known.contains(name) && !OTHERS.contains(name))
          .forEach(name -> unknown.add(page + ": --" + name));
    }
    assertEquals(List.of(), unknown);
  }
}
