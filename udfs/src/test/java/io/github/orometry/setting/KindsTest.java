package io.github.orometry.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindsTest {
  private static String wrong(Kind<?> kind, String text) {
    return assertThrows(IllegalArgumentException.class, () -> kind.parse().apply(text))
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "512m, 536870912",
    "4G, 4294967296",
    "3k, 3072",
    "2t, 2199023255552",
    "8388607t, 9223370937343148032"
  })
  void sizesInBytes(String text, long bytes) {
    assertEquals(bytes, Kinds.BYTES.parse().apply(text));
  }

  @ParameterizedTest
  @CsvSource(value = {"0", "-1", "1.5g", "1gb", "m", "''", "01", "9999999999999999999"})
  void whatIsNoSize(String text) {
    assertEquals("'" + text + "' is not a size such as 512m or 4g", wrong(Kinds.BYTES, text));
  }

  @Test
  void aSizeThatIsTooLarge() {
    assertEquals("'8388608t' is too large a size", wrong(Kinds.BYTES, "8388608t"));
  }

  @Test
  void anAmountOfMemoryHasAUnit() {
    assertEquals("1g", Kinds.MEMORY.parse().apply("1g"));
    assertEquals("512M", Kinds.MEMORY.parse().apply("512M"));
    for (String text : List.of("1", "0g", "1.5g", "1gb", "-1g", "1234567890g")) {
      assertEquals(
          "'" + text + "' is not an amount of memory such as 512m or 1g",
          wrong(Kinds.MEMORY, text));
    }
  }

  @Test
  void listsWithCommasBetweenTheItemsOrAnItemALine() {
    Kind<List<String>> commas = Kinds.TEXT.list();
    Kind<List<String>> lines = Kinds.TEXT.lines();
    assertEquals(List.of("a", "b c"), commas.parse().apply("a, b c"));
    assertEquals(List.of("a,b", "c"), lines.parse().apply("a,b\nc"));
    assertEquals(List.of(), commas.parse().apply(""));
    assertEquals(List.of(), lines.parse().apply(" "));
    assertEquals("a,b", Setting.of("s", commas, List.of(), "S", "").written(List.of("a", "b")));
    assertEquals("a,b\nc", Setting.of("s", lines, List.of(), "S", "").written(List.of("a,b", "c")));
    assertTrue(commas.several() && lines.several() && !Kinds.TEXT.several());
    assertTrue(lines.repeats() && !commas.repeats() && !Kinds.TEXT.repeats());
  }

  @Test
  void numbersOfJobs() {
    assertEquals(3, Kinds.JOBS.parse().apply("3"));
    assertEquals(-1, Kinds.JOBS.parse().apply("-1"));
    assertEquals(
        "'0' jobs cannot work; give 1 or more, or -1 for all cores", wrong(Kinds.JOBS, "0"));
    assertEquals("'two' is not a whole number", wrong(Kinds.JOBS, "two"));
  }

  @Test
  void textsAreWhatTheyAre() {
    assertEquals(" a,b ", Kinds.TEXT.parse().apply(" a,b "));
    assertEquals(List.of("a", "b"), Kinds.TEXT.list().parse().apply(" a,b "));
    assertEquals(List.of(), Kinds.TEXT.list().parse().apply(""));
  }

  @Test
  void whatMayBeWrittenIsKnown() {
    Kind<Thread.State> state = Kinds.words(Thread.State.class);
    assertEquals("timed_waiting", state.words().get(4));
    assertEquals("timed_waiting", state.plain().apply(Thread.State.TIMED_WAITING));
    assertEquals(state.words(), state.list().words());
    assertEquals(List.of(), Kinds.NUMBER.words());
  }

  @Test
  void valuesThatAreShownAsTexts() {
    Kind<StringBuilder> shown = Kind.shown(StringBuilder::new);
    assertEquals("x", shown.plain().apply(shown.parse().apply("x")));
    assertEquals(List.of("a", "b"), shown.list().plain().apply(shown.list().parse().apply("a,b")));
  }
}
