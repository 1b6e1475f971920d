package io.github.orometry.setting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsJsonTest {
  private static String wrong(String json) {
    return assertThrows(IllegalArgumentException.class, () -> SettingsJson.texts(json))
        .getMessage();
  }

  @Test
  void textsAreWhatIsWritten() {
    Map<String, String> texts =
        SettingsJson.texts(
            """
            { // as in Java
              "a": "x y", "b": 1.50, "c": true, "d": null,
              "e": [1, "2", false], /* and */ "f": [], "g": 1e400
            }
            """);
    assertEquals(
        Arrays.asList("x y", "1.50", "true", null, "1,2,false", "", "1e400"),
        new ArrayList<>(texts.values()));
    assertEquals(List.of("a", "b", "c", "d", "e", "f", "g"), List.copyOf(texts.keySet()));
    assertEquals(Map.of(), SettingsJson.texts("{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "[]", "1", "\"a\"", "null", "{} {}", "{} 1", "// only words"})
  void whatIsNoObject(String json) {
    assertEquals("must hold one JSON object with settings", wrong(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": {}}", "{\"a\": [[1]]}", "{\"a\": [null]}", "{\"a\": [{}]}"})
  void whatIsNoValue(String json) {
    assertEquals(
        "must set 'a' to a string, a number, true, false, or an array of such", wrong(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\"}", "{\"a\": 1", "{\"a\": [1", "{a: 1}", "{\"a\": nope}"})
  void whatIsNoJson(String json) {
    String message = wrong(json);
    assertTrue(message.startsWith("cannot be read as JSON: "), message);
  }

  @Test
  void whatIsMoreThanAParserTakes() {
    String message = wrong("{\"" + "a".repeat(100_000) + "\": 1}");
    assertTrue(message.startsWith("cannot be read as JSON: "), message);
  }

  @Test
  void aSettingIsSetOnce() {
    assertEquals("sets 'a' twice", wrong("{\"a\": 1, \"a\": 1}"));
  }

  @Test
  void valuesAreWrittenInOneLine() {
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("x", List.of("a", 1));
    inner.put("y", new double[] {1, 0.1});
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("text", "say \"x\"\n");
    plain.put("number", 0.1);
    plain.put("whole", 1L << 60);
    plain.put("flag", true);
    plain.put("none", null);
    plain.put("nan", Double.NaN);
    plain.put("most", Double.POSITIVE_INFINITY);
    plain.put("inner", inner);
    assertEquals(
        "{\"text\":\"say \\\"x\\\"\\n\",\"number\":0.1,\"whole\":1152921504606846976,"
            + "\"flag\":true,\"none\":null,\"nan\":\"NaN\",\"most\":\"Infinity\","
            + "\"inner\":{\"x\":[\"a\",1],\"y\":[1.0,0.1]}}",
        SettingsJson.write(plain));
  }
}
