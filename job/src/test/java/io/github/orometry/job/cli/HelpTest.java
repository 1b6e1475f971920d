package io.github.orometry.job.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.Program;
import io.github.orometry.setting.Setting;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Help fits a terminal of 80 columns, and no word of it is cut. */
class HelpTest {
  private static final int COLUMNS = 80;

  static Stream<String> commands() {
    return Frame.COMMANDS.stream();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommand(String name) {
    String help = Program.run(name, "--help").out();
    assertFits(help);
    Signature signature = Frame.command(name).signature();
    String text = words(help);
    assertTrue(text.startsWith("Usage: " + signature.synopsis() + " "), text);
    signature.description().forEach(sentence -> assertHas(text, sentence));
    for (Setting<?> setting : signature.settings()) {
      assertHas(text, OptionSpecs.meaning(setting));
      boolean told = !setting.isFlag() && !setting.defaultWords().isEmpty();
      assertHas(text, told ? "(default: " + setting.defaultWords() + ")." : "");
      if (!signature.isPositional(setting)) {
        String label = setting.isFlag() ? " " : "=" + setting.label() + " ";
        assertHas(text, " --" + setting.name() + label);
      }
    }
  }

  @Test
  void theProgram() {
    String help = Program.run("--help").out();
    assertFits(help);
    String text = words(help);
    for (String name : Frame.COMMANDS) {
      assertHas(text, name + " " + Frame.command(name).signature().description().get(0));
    }
    assertHas(
        text,
        "Exit codes: 0 done; 1 the run failed; 2 wrong usage; 3 bad input; 4 the output exists or another run published first; 130 ended by Ctrl-C (SIGINT); 143 ended by SIGTERM.");
  }

  /** Long words, and signs at which a line may be broken elsewhere: they stay whole. */
  @Test
  void noWordIsCut() {
    String sentence =
        "spark://host:7077 or local[2], a-b-c/d/e, 50 %, (x)y, " + "long".repeat(20) + " end";
    List<String> lines = OptionSpecs.wrapped(sentence, 20, "  ");
    assertEquals(sentence.replace("%", "%%"), words(String.join(" ", lines)));
    assertTrue(lines.stream().skip(1).allMatch(line -> line.startsWith("  ")), lines.toString());
    assertEquals(1, lines.stream().filter(line -> line.length() > 20).count(), lines.toString());
  }

  private static void assertFits(String help) {
    help.lines().forEach(line -> assertTrue(line.length() <= COLUMNS, line));
  }

  private static void assertHas(String text, String part) {
    assertTrue(text.contains(part), "'" + part + "' is not whole in: " + text);
  }

  private static String words(String text) {
    return text.replaceAll("\\s+", " ");
  }
}
