package io.github.orometry.setting;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Settings as a JSON object whose keys are their names. A value is a string, a number, true or
 * false, an array of such, or null for none; comments as in Java are passed over. An object that
 * has such an object as its {@code settings}, as a manifest has, stands for that one.
 */
public final class SettingsJson {
  private static final String SETTINGS = "settings";

  private SettingsJson() {}

  /**
   * The texts of a JSON object: a scalar as it is written, an array with commas between its items.
   *
   * @throws IllegalArgumentException where it is no such object; the message is the end of a
   *     sentence, without a full stop, that begins with what the text is
   */
  public static Map<String, String> texts(String json) {
    Map<String, String> texts = new LinkedHashMap<>();
    values(json).forEach((name, value) -> texts.put(name, text(value, ",")));
    return texts;
  }

  /**
   * The text of a value of {@link #values}; null for none.
   *
   * @param between what stands between the items of a list
   */
  public static String text(Object value, String between) {
    return value instanceof List<?> items
        ? items.stream().map(Object::toString).collect(Collectors.joining(between))
        : (String) value;
  }

  /**
   * The same with each array as a list of its items' texts.
   *
   * @throws IllegalArgumentException as {@link #texts}
   */
  public static Map<String, Object> values(String json) {
    JsonFactory factory = JsonFactory.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();
    try (JsonParser looking = factory.createParser(json);
        JsonParser parser = factory.createParser(json)) {
      return findSettings(looking) ? object(looking) : alone(parser);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be read as JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Goes to the object within the outermost one that is its settings, if there is one. */
  private static boolean findSettings(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean meant = parser.currentName().equals(SETTINGS);
      if (parser.nextToken() == JsonToken.START_OBJECT && meant) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  /** The one object of a text. */
  private static Map<String, Object> alone(JsonParser parser) throws IOException {
    if (parser.nextToken() == JsonToken.START_OBJECT) {
      Map<String, Object> values = object(parser);
      if (parser.nextToken() == null) {
        return values;
      }
    }
    throw new IllegalArgumentException("must hold one JSON object with settings");
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> values = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (values.containsKey(name)) {
        throw new IllegalArgumentException("sets '" + name + "' twice");
      }
      parser.nextToken();
      values.put(name, value(name, parser));
    }
    return values;
  }

  private static Object value(String name, JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      return scalar(name, parser);
    }
    List<String> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(scalar(name, parser));
    }
    return items;
  }

  private static String scalar(String name, JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
      throw new IllegalArgumentException(
          "must set '%s' to a string, a number, true, false, or an array of such".formatted(name));
    }
    return parser.getText();
  }

  /** The JSON object of plain values, in one line. */
  public static String write(Map<String, Object> plain) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, Object> entry : plain.entrySet()) {
        json.writeFieldName(entry.getKey());
        value(json, entry.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Writes a plain value, or a map of such: a list, array of double or map by its items; numbers
   * that JSON has not (NaN, the infinities) as strings.
   *
   * @throws IOException where it cannot be written
   */
  public static void value(JsonGenerator json, Object value) throws IOException {
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
    } else if (value instanceof Double number) {
      json.writeNumber(number);
    } else if (value instanceof Number whole) {
      json.writeNumber(whole.longValue());
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else {
      json.writeString(value == null ? null : value.toString());
    }
  }
}
