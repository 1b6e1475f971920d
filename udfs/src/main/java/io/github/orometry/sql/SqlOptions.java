package io.github.orometry.sql;

import io.github.orometry.analysis.AnalysisSettings;
import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.Setting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What the options of functions may set: what the command line sets by the same names, and this.
 */
final class SqlOptions {
  /** Of the numbers in a binary, little-endian. */
  static final Setting<BinaryType> DTYPE =
      Setting.of(
          "dtype",
          Kinds.words(BinaryType.class),
          BinaryType.FLOAT64,
          "NAME",
          "What a binary holds; it is never guessed");

  /** Strictly increasing. */
  static final Setting<List<Double>> X =
      Setting.open(
          "x", Kinds.NUMBERS, "0, 1, 2, ...", "X,...", "Centres of the nx columns of cells");

  /** Strictly increasing. */
  static final Setting<List<Double>> Y =
      Setting.open("y", Kinds.NUMBERS, "0, 1, 2, ...", "Y,...", "Centres of the ny rows of cells");

  /** Which peaks there are, and where. */
  static final List<Setting<?>> OF_PEAKS = ofPeaksAnd();

  /** The same, and at which level the concentration of a surface is scored. */
  static final List<Setting<?>> OF_SCORES = ofPeaksAnd(AnalysisSettings.LEVELS);

  private SqlOptions() {}

  private static List<Setting<?>> ofPeaksAnd(Setting<?>... more) {
    List<Setting<?>> options = new ArrayList<>();
    options.add(AnalysisSettings.CONNECTIVITY);
    options.add(AnalysisSettings.MIN_PROMINENCE);
    options.add(AnalysisSettings.MIN_HEIGHT);
    options.add(AnalysisSettings.MAX_PEAKS);
    options.add(AnalysisSettings.SEA_LEVEL);
    Collections.addAll(options, more);
    Collections.addAll(options, X, Y, DTYPE);
    return List.copyOf(options);
  }
}
