package io.github.orometry.job.result;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.setting.SettingsJson;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files of one JSON object each. */
public final class JsonFile {
  private JsonFile() {}

  /**
   * Writes a new file.
   *
   * @param content in order; a value is a string, a number, a boolean, null, or a list, an array of
   *     double or a map of such
   */
  public static void write(Location file, Map<String, Object> content) throws IOException {
    try (OutputStream out = Stores.of(file).create(file)) {
      write(out, content);
    }
  }

  /** Writes to a stream, which is closed then. */
  static void write(OutputStream out, Map<String, Object> content) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      SettingsJson.value(json, content);
      json.writeRaw("\n");
    }
  }

  /**
   * Reads a text.
   *
   * @return in order; values are of the types String, Integer, Long, BigInteger, Double, Boolean,
   *     null, List and Map
   * @throws IOException where it is not one JSON object, or a name is in it twice
   */
  public static Map<String, Object> read(byte[] text) throws IOException {
    JsonFactory factory =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    try (JsonParser json = factory.createParser(text)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new JsonParseException(json, "not an object");
      }
      Map<String, Object> content = object(json);
      if (json.nextToken() != null) {
        throw new JsonParseException(json, "more than one object");
      }
      return content;
    }
  }

  private static Map<String, Object> object(JsonParser json) throws IOException {
    Map<String, Object> content = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      content.put(name, value(json));
    }
    return content;
  }

  private static Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> array(json);
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getNumberValue();
      case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static List<Object> array(JsonParser json) throws IOException {
    List<Object> items = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(json));
    }
    return items;
  }
}
