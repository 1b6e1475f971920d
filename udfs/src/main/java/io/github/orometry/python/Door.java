package io.github.orometry.python;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.AnalysisSettings;
import io.github.orometry.setting.Settings;
import io.github.orometry.surface.Grid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a call is made of, from plain texts and arrays. */
public final class Door {
  private Door() {}

  /**
   * The analysis with these settings.
   *
   * @param names of settings
   * @param texts their values as they are written, one for each name
   * @throws io.github.orometry.setting.BadSettingException where one is wrong
   */
  public static Analysis analysis(String[] names, String[] texts) {
    Map<String, String> settings = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      settings.put(names[i], texts[i]);
    }
    return Analysis.of(Settings.parse(AnalysisSettings.ALL, settings));
  }

  /** The grid with these centres, or of indices where there are none. */
  public static Grid grid(int nx, int ny, double[] x, double[] y) {
    Grid indices = Grid.ofIndices(nx, ny);
    return x == null && y == null
        ? indices
        : new Grid(x == null ? indices.xs() : x, y == null ? indices.ys() : y);
  }

  /**
   * The value of every setting, one after another: a name, and then its value, which is a text, a
   * number, a boolean, a list, or null.
   */
  public static List<Object> settings(Analysis analysis) {
    List<Object> all = new ArrayList<>();
    analysis
        .settings()
        .plain(AnalysisSettings.ALL)
        .forEach(
            (name, value) -> {
              all.add(name);
              all.add(value);
            });
    return all;
  }
}
