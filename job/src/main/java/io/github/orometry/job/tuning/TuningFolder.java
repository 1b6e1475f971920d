package io.github.orometry.job.tuning;

import io.github.orometry.job.engine.Executor.Cost;
import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.Tuned;
import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.SettingsJson;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folder with the tunings of a user: files of a JSON object each, with the machine's parts and
 * what was found.
 *
 * @param folder which need not exist
 */
public record TuningFolder(Location folder) implements Tuned.Lookup {
  private static final List<String> COUNTS =
      List.of("cells", "jobs", "buffer_size", "slabs_per_task");

  private static final String FILES = "tuning-[0-9a-f-]{36}\\.json";

  /** More is no file of interest here. */
  static final long MOST_BYTES = 1 << 16;

  static Machine machine(int cells) {
    return Machine.here(Location.of("/"), cells);
  }

  /** Where the tuning of this machine is, if there is one, for surfaces of so many cells. */
  Location file(int cells) {
    return folder.child("tuning-%s.json".formatted(machine(cells).signature()));
  }

  /** All files of tunings, by name, whatever is in them. */
  public List<Location> files() throws IOException {
    return Stores.of(folder).info(folder).isEmpty()
        ? List.of()
        : Stores.of(folder).list(folder).stream()
            .map(FileInfo::location)
            .filter(file -> file.name().matches(FILES))
            .toList();
  }

  /** Deletes all files of tunings; gives how many there were. */
  public int clear() throws IOException {
    List<Location> files = files();
    for (Location file : files) {
      Stores.of(file).delete(file);
    }
    return files.size();
  }

  /** The tunings with all they say, in lines, each ended. */
  public String show(JobListener listener) throws IOException {
    StringBuilder shown = new StringBuilder();
    for (Location file : files()) {
      Map<String, String> tuning = read(file, listener);
      if (tuning != null) {
        shown.append("%-15s%s%n".formatted("tuning", file));
        tuning.forEach(
            (name, value) -> shown.append("%-15s%s%n".formatted(name.replace('_', ' '), value)));
      }
    }
    return shown.isEmpty() ? "no tuning is in %s%n".formatted(folder) : shown.toString();
  }

  @Override
  public Tuned find(int cells, JobListener listener) {
    Location file = file(cells);
    Map<String, String> tuning = read(file, listener);
    return tuning == null
        ? null
        : new Tuned(
            file.toString(),
            count(tuning, "jobs"),
            scaled(tuning, "slabs_per_task", cells),
            scaled(tuning, "buffer_size", cells),
            (executor, demand) -> {
              Cost cost = executor.cost(demand);
              boolean best = executor.name().equals(tuning.get("executor"));
              return best ? new Cost(cost.startSeconds(), 0) : cost;
            },
            new TreeMap<>(Map.of("file", file.toString(), "signature", tuning.get("signature"))));
  }

  /** As many surfaces of another size as have the same cells together, at least 1. */
  private static int scaled(Map<String, String> tuning, String surfaces, int cells) {
    long scaled = (long) count(tuning, surfaces) * count(tuning, "cells") / cells;
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, scaled));
  }

  private static int count(Map<String, String> tuning, String name) {
    return Kinds.POSITIVE.parse().apply(String.valueOf(tuning.get(name)));
  }

  /**
   * The tuning in a file; null where there is none, or it is not one.
   *
   * @param listener is warned where it is not one
   */
  Map<String, String> read(Location file, JobListener listener) {
    String reason;
    try {
      if (Stores.of(file).info(file).isEmpty()) {
        return null;
      }
      Map<String, String> tuning = SettingsJson.texts(Stores.text(file, MOST_BYTES));
      COUNTS.forEach(name -> count(tuning, name));
      if (file.name().equals("tuning-%s.json".formatted(tuning.get("signature")))) {
        return tuning;
      }
      reason = "holds a tuning with another signature";
    } catch (IOException e) {
      reason = "cannot be read: " + Reason.unnamed(e);
    } catch (IllegalArgumentException e) {
      reason = "is damaged: " + e.getMessage();
    }
    listener.warning(
        "the tuning in file %s is ignored, because it %s; the command tune makes a new one."
            .formatted(file, reason),
        null);
    return null;
  }
}
