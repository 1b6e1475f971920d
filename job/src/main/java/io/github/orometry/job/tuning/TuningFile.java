package io.github.orometry.job.tuning;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.orometry.job.executor.Executor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A tuning as JSON. Nothing in a file is believed that is not of the type and in the range that it
 * is written with.
 */
final class TuningFile {
  /** Of the way the file is written; another one is not read. */
  static final int VERSION = 1;

  private static final long MOST_BYTES = 1 << 16;

  /** What is wrong with the content, as the end of a sentence that begins with the file. */
  static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    private DamagedException(String message) {
      super(message);
    }
  }

  private final Path file;

  TuningFile(Path file) {
    this.file = file;
  }

  /**
   * Reads the file.
   *
   * @throws DamagedException where it holds no tuning, or not that of its name
   */
  Tuning read() throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new DamagedException("is too long");
    }
    try {
      ObjectMapper mapper =
          new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
      JsonNode json = mapper.readTree(Files.readAllBytes(file));
      if (whole(json, "version", 0) != VERSION) {
        throw new DamagedException("is of version " + json.get("version") + ", not " + VERSION);
      }
      Tuning tuning = tuning(json);
      String hash = tuning.machine().hash();
      if (!hash.equals(text(json, "signature")) || !file.endsWith(name(tuning.machine()))) {
        throw new DamagedException("holds a tuning with another signature");
      }
      return tuning;
    } catch (JacksonException e) {
      throw new DamagedException("is not whole JSON");
    } catch (DateTimeException e) {
      throw new DamagedException("has no date 'made'");
    }
  }

  /** What the file of a signature is called. */
  static String name(MachineSignature signature) {
    return TuningFolder.PREFIX + signature.hash() + TuningFolder.SUFFIX;
  }

  private static Tuning tuning(JsonNode json) throws IOException {
    return new Tuning(
        machine(object(json, "machine")),
        Instant.parse(text(json, "made")),
        text(json, "sample"),
        whole(json, "cells", 1),
        text(json, "executor"),
        whole(json, "jobs", 1),
        whole(json, "buffer_size", 1),
        whole(json, "slabs_per_task", 1),
        costs(object(json, "costs")));
  }

  private static MachineSignature machine(JsonNode json) throws IOException {
    return new MachineSignature(
        text(json, "cpu"),
        whole(json, "cores", 1),
        whole(json, "memory_gib", 0),
        text(json, "caches"),
        text(json, "jvm"),
        text(json, "spark"),
        text(json, "orometry"),
        whole(json, "size_class", 1));
  }

  private static Map<String, Executor.Cost> costs(JsonNode json) throws IOException {
    Map<String, Executor.Cost> costs = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      JsonNode cost = entry.getValue();
      double nanosPerCell = number(cost, "nanos_per_cell");
      if (nanosPerCell == 0) {
        throw new DamagedException("has a cost of nothing for " + entry.getKey());
      }
      costs.put(entry.getKey(), new Executor.Cost(number(cost, "start_seconds"), nanosPerCell));
    }
    return costs;
  }

  private static JsonNode object(JsonNode json, String name) throws IOException {
    JsonNode value = json.path(name);
    if (!value.isObject()) {
      throw new DamagedException("has no object '" + name + "'");
    }
    return value;
  }

  private static String text(JsonNode json, String name) throws IOException {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw new DamagedException("has no text '" + name + "'");
    }
    return value.textValue();
  }

  private static int whole(JsonNode json, String name, int least) throws IOException {
    JsonNode value = json.path(name);
    if (!value.isInt() || value.intValue() < least) {
      throw new DamagedException("has no whole number '" + name + "' from " + least + " on");
    }
    return value.intValue();
  }

  private static double number(JsonNode json, String name) throws IOException {
    JsonNode value = json.path(name);
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(number >= 0 && number < Double.POSITIVE_INFINITY)) {
      throw new DamagedException("has no number '" + name + "' from 0 on");
    }
    return number;
  }
}
