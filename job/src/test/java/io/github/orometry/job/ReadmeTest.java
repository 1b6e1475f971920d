package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.table.Column;
import io.github.orometry.job.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the README says of options and columns is what the program knows. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final String NO_DEFAULT = "";

  /** Rows of the README's table of options: {@code | `--name V` | `default` | meaning |}. */
  @Test
  void listsEveryOptionOfRunWithItsDefault() throws IOException {
    Map<String, String> listed = new TreeMap<>();
    for (String line : Files.readAllLines(README)) {
      if (line.startsWith("| `--")) {
        String[] cells = line.replace("`", "").split("\\|", -1);
        String option = cells[1].strip().split(" ", 2)[0];
        assertEquals(null, listed.put(option, cells[2].strip()), "listed twice: " + option);
      }
    }
    Map<String, String> known = new TreeMap<>();
    for (OptionSpec option : new CommandLine(new RunCommand()).getCommandSpec().options()) {
      if (!option.usageHelp() && !option.versionHelp()) {
        known.put(
            option.longestName(),
            option.defaultValue() == null ? NO_DEFAULT : option.defaultValue());
      }
    }
    assertEquals(known, listed);
  }

  @ParameterizedTest
  @EnumSource
  void listsEveryColumnOfATableInItsOrder(Table table) throws IOException {
    String columns = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    String text = Files.readString(README).replace("`", "").replaceAll("\\s+", " ");
    assertTrue(text.contains("| " + table.title() + "/ |"), "no table " + table.title());
    assertTrue(text.contains(columns), "the columns of " + table.title() + ": " + columns);
  }
}
