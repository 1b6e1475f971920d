package io.github.orometry.job.engine;

import io.github.orometry.analysis.AnalysisSettings;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.ConflictException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.publish.OutputSettings;
import io.github.orometry.job.result.ManifestFile;
import io.github.orometry.job.source.InputReader;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.setting.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A run of the same name that has published already: what it was made from, and how. */
record EarlierRun(Location result, Map<String, Object> manifest) {
  /** The settings that make a result what it is, besides its inputs. */
  private static List<Setting<?>> decisive() {
    List<Setting<?>> decisive = new ArrayList<>(InputSettings.ALL);
    decisive.addAll(AnalysisSettings.ALL);
    decisive.add(OutputSettings.TABLE_FORMAT);
    return decisive;
  }

  /** The run of that name that has published at a place; null for none. */
  static EarlierRun of(Location result, String runId) {
    try {
      Location file = result.child(ManifestFile.NAME);
      if (Stores.of(file).info(file).isEmpty()) {
        return null;
      }
      Map<String, Object> manifest = ManifestFile.read(result);
      return runId.equals(manifest.get("run_id")) ? new EarlierRun(result, manifest) : null;
    } catch (IOException | BadInputException e) {
      return null; // whatever is there is no result, which publishing will say
    }
  }

  /**
   * Checks that it did what is asked for now.
   *
   * @param settings as a manifest has them
   * @throws ConflictException where it did not
   */
  void check(Map<String, Object> settings, List<Location> files) {
    Map<?, ?> earlier = manifest.get("settings") instanceof Map<?, ?> map ? map : Map.of();
    for (Setting<?> setting : decisive()) {
      String name = setting.name();
      if (!text(earlier.get(name)).equals(text(settings.get(name)))) {
        throw other("another value of the setting " + name);
      }
    }
    List<Map<String, Object>> inputs = new ArrayList<>();
    for (Location file : files) {
      Map<String, Object> input = new LinkedHashMap<>();
      input.put("path", file.toString());
      input.put("version", InputReader.version(file));
      inputs.add(input);
    }
    List<Map<String, Object>> before = new ArrayList<>();
    for (Object input : manifest.get("inputs") instanceof List<?> list ? list : List.of()) {
      Map<String, Object> one = new LinkedHashMap<>();
      for (String key : List.of("path", "version")) {
        one.put(key, input instanceof Map<?, ?> map ? map.get(key) : null);
      }
      before.add(one);
    }
    if (!inputs.equals(before)) {
      throw other("other inputs");
    }
  }

  /** Values as JSON gives them back: a number may be of another type. */
  private static String text(Object value) {
    if (value instanceof Number number) {
      return Double.toString(number.doubleValue());
    }
    return value instanceof List<?> list
        ? list.stream().map(EarlierRun::text).toList().toString()
        : Objects.toString(value);
  }

  private ConflictException other(String what) {
    return new ConflictException(
        "the output %s is of a run of the same name, %s, with %s."
            .formatted(result, manifest.get("run_id"), what));
  }
}
