package io.github.orometry.job.tuning;

import io.github.orometry.job.executor.Executor;
import io.github.orometry.job.report.JsonFile;
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

    private DamagedException(String message, Exception cause) {
      super(message, cause);
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
    Map<String, Object> json = json(Files.readAllBytes(file));
    if (whole(json, "version", 0) != VERSION) {
      throw new DamagedException("is of version " + json.get("version") + ", not " + VERSION);
    }
    Tuning tuning = tuning(json);
    String hash = tuning.machine().hash();
    if (!hash.equals(text(json, "signature")) || !file.endsWith(name(tuning.machine()))) {
      throw new DamagedException("holds a tuning with another signature");
    }
    return tuning;
  }

  private static Map<String, Object> json(byte[] text) throws DamagedException {
    try {
      return JsonFile.read(text);
    } catch (IOException e) {
      throw new DamagedException("is not whole JSON", e);
    }
  }

  private static Instant instant(Map<?, ?> json, String name) throws DamagedException {
    try {
      return Instant.parse(text(json, name));
    } catch (DateTimeException e) {
      throw new DamagedException("has no date '" + name + "'", e);
    }
  }

  /** What the file of a signature is called. */
  static String name(MachineSignature signature) {
    return TuningFolder.PREFIX + signature.hash() + TuningFolder.SUFFIX;
  }

  private static Tuning tuning(Map<?, ?> json) throws DamagedException {
    return new Tuning(
        machine(object(json, "machine")),
        instant(json, "made"),
        text(json, "sample"),
        whole(json, "cells", 1),
        text(json, "executor"),
        whole(json, "jobs", 1),
        whole(json, "buffer_size", 1),
        whole(json, "slabs_per_task", 1),
        costs(object(json, "costs")));
  }

  private static MachineSignature machine(Map<?, ?> json) throws DamagedException {
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

  private static Map<String, Executor.Cost> costs(Map<?, ?> json) throws DamagedException {
    Map<String, Executor.Cost> costs = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : json.entrySet()) {
      String name = (String) entry.getKey();
      Map<?, ?> cost = object(json, name);
      double nanosPerCell = number(cost, "nanos_per_cell");
      if (nanosPerCell == 0) {
        throw new DamagedException("has a cost of nothing for " + name);
      }
      costs.put(name, new Executor.Cost(number(cost, "start_seconds"), nanosPerCell));
    }
    return costs;
  }

  private static Map<?, ?> object(Map<?, ?> json, String name) throws DamagedException {
    if (json.get(name) instanceof Map<?, ?> object) {
      return object;
    }
    throw new DamagedException("has no object '" + name + "'");
  }

  private static String text(Map<?, ?> json, String name) throws DamagedException {
    if (json.get(name) instanceof String text) {
      return text;
    }
    throw new DamagedException("has no text '" + name + "'");
  }

  private static int whole(Map<?, ?> json, String name, int least) throws DamagedException {
    if (json.get(name) instanceof Integer number && number >= least) {
      return number;
    }
    throw new DamagedException("has no whole number '" + name + "' from " + least + " on");
  }

  private static double number(Map<?, ?> json, String name) throws DamagedException {
    if (json.get(name) instanceof Number number
        && number.doubleValue() >= 0
        && number.doubleValue() < Double.POSITIVE_INFINITY) {
      return number.doubleValue();
    }
    throw new DamagedException("has no number '" + name + "' from 0 on");
  }
}
