package io.github.orometry.job.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The file by which a folder is known as a result: one JSON object. */
public final class ManifestFile {
  /** The file's name. */
  public static final String NAME = "manifest.json";

  private ManifestFile() {}

  /**
   * Writes {@link #NAME} to {@code folder}.
   *
   * @param content in order; a value is a string, a number, a boolean, null, or a list, an array of
   *     double or a map of such
   * @throws JobException where it cannot be written
   */
  public static void write(Path folder, Map<String, Object> content) {
    Path file = folder.resolve(NAME);
    try (BufferedWriter out = Files.newBufferedWriter(file);
        JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      value(json, content);
      json.writeRaw("\n");
    } catch (IOException e) {
      throw new JobException(
          ExitCode.RUN_FAILED, "the manifest could not be written in " + folder + ": " + e, e);
    }
  }

  /** Numbers that JSON has not (NaN, the infinities) are written as strings. */
  private static void value(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        value(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Iterable<?> items) {
      json.writeStartArray();
      for (Object item : items) {
        value(json, item);
      }
      json.writeEndArray();
    } else if (value instanceof double[] numbers) {
      json.writeArray(numbers, 0, numbers.length);
    } else {
      scalar(json, value);
    }
  }

  private static void scalar(JsonGenerator json, Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else {
      json.writeString(value.toString());
    }
  }
}
