package io.github.orometry.job.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.TextFiles;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestFileTest {
  @TempDir private Path place;

  private Location folder() {
    return Location.of(place.toString());
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("z", "ü \"\n\u0001 日本");
    content.put(
        "a", Arrays.asList(1, -2, 1L << 40, 0.1, -0.0, Double.MIN_VALUE, true, false, null));
    content.put("x", new double[] {1, 2.5});
    content.put("nan", Double.NaN);
    content.put("empty", Map.of("list", List.of(), "object", Map.of()));
    ManifestFile.write(folder(), content);
    content.put("x", List.of(1.0, 2.5));
    content.put("nan", "NaN");
    Map<String, Object> read = ManifestFile.read(folder());
    assertEquals(content, read);
    assertEquals(List.copyOf(content.keySet()), List.copyOf(read.keySet()));
    String text = TextFiles.read(folder().child("manifest.json"));
    assertTrue(text.startsWith("{\n  \"z\" : \"ü \\\"\\n\\u0001 日本\",\n"), text);
    assertTrue(text.endsWith("}\n"), text);
  }

  @Test
  void wholeNumbersOfAnySizeAreRead() throws IOException {
    assertEquals(
        Map.of("n", new BigInteger("123456789012345678901234567890")),
        JsonFile.read("{\"n\": 123456789012345678901234567890}".getBytes()));
  }

  @Test
  void aManifestIsWrittenOnce() {
    ManifestFile.write(folder(), Map.of());
    String sentence =
        assertThrows(FailedException.class, () -> ManifestFile.write(folder(), Map.of()))
            .getMessage();
    assertTrue(
        sentence.startsWith("the manifest could not be written in %s: ".formatted(place)),
        sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\": 1, \"b\": {\"c\": 1, \"c\": 2}}|Duplicate field 'c'",
        "{\"a\": 1} {}|more than one object",
        "[1]|not an object",
        "''|not an object",
        "{\"a\": |Unexpected end-of-input",
        "{\"a\": NaN}|Non-standard token 'NaN'",
      })
  void whatIsNoManifestIsSaid(String text, String reason) throws IOException {
    TextFiles.write(folder().child("manifest.json"), text);
    String sentence =
        assertThrows(BadInputException.class, () -> ManifestFile.read(folder())).getMessage();
    String begin = "file %s/manifest.json is not the manifest of a result: ".formatted(place);
    assertTrue(sentence.startsWith(begin + reason), sentence);
    assertTrue(sentence.endsWith("."), sentence);
    assertEquals(1, sentence.lines().count(), sentence);
  }

  @Test
  void aFolderWithoutOneIsNoResult() throws IOException {
    TextFiles.write(folder().child("file"), "");
    for (Location no : List.of(folder(), folder().child("file"), folder().child("nothing"))) {
      assertEquals(
          "folder %s is not a result: it has no manifest.json.".formatted(no),
          assertThrows(BadInputException.class, () -> ManifestFile.read(no)).getMessage());
    }
  }
}
