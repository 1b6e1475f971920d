package io.github.orometry.analysis;

import static io.github.orometry.analysis.AnalysisSettings.CONNECTIVITY;
import static io.github.orometry.analysis.AnalysisSettings.LABELS;
import static io.github.orometry.analysis.AnalysisSettings.LEVELS;
import static io.github.orometry.analysis.AnalysisSettings.LEVEL_MASKS;
import static io.github.orometry.analysis.AnalysisSettings.MASKS;
import static io.github.orometry.analysis.AnalysisSettings.MAX_PEAKS;
import static io.github.orometry.analysis.AnalysisSettings.MIN_HEIGHT;
import static io.github.orometry.analysis.AnalysisSettings.MIN_INCLUDED_HEIGHT;
import static io.github.orometry.analysis.AnalysisSettings.MIN_PROMINENCE;
import static io.github.orometry.analysis.AnalysisSettings.OUTLINES;
import static io.github.orometry.analysis.AnalysisSettings.SEA_LEVEL;

import io.github.orometry.mask.MaskKind;
import io.github.orometry.mask.MaskSpec;
import io.github.orometry.prominence.Thresholds;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import io.github.orometry.setting.SettingsJson;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is to be found on every surface: which cells join, which peaks are reported, at which levels
 * they are sliced, which masks are made. Immutable; equal where all settings are.
 *
 * <pre>{@code
 * Analysis analysis = Analysis.builder().minProminence(0.2).levels(0.5).build();
 * PeakBlock peaks = analysis.analyze(Grid.ofIndices(63, 41), heights);
 * }</pre>
 */
public final class Analysis implements Serializable {
  /** Everything as it is where nothing is set. */
  public static final Analysis STANDARD = of(Settings.NONE);

  private static final long serialVersionUID = 1;

  private final Settings settings;
  private final Thresholds thresholds;
  private final double[] levels;
  private final List<MaskSpec> masks;

  private Analysis(Settings settings) {
    this.settings = settings;
    thresholds =
        new Thresholds(
            finite(settings, MIN_PROMINENCE, 0),
            finite(settings, MIN_HEIGHT, Double.NEGATIVE_INFINITY),
            maxPeaks(settings),
            finite(settings, SEA_LEVEL, 0));
    levels = distinct(settings, LEVELS);
    finite(settings, MIN_INCLUDED_HEIGHT, 0);
    masks =
        Stream.concat(
                specs(MaskKind.DOMINANT, distinct(settings, MASKS)),
                specs(MaskKind.LEVEL_SET, settings.get(LEVEL_MASKS) ? levels : new double[0]))
            .toList();
  }

  /**
   * The analysis with these settings.
   *
   * @param settings of {@link AnalysisSettings}; others are not looked at
   * @throws BadSettingException where one has a value that makes no sense
   */
  public static Analysis of(Settings settings) {
    return new Analysis(settings);
  }

  /**
   * The analysis of a JSON object with the names of {@link AnalysisSettings}, such as {@code
   * {"connectivity": "eight", "levels": [0.5, 0.9]}}.
   *
   * @throws IllegalArgumentException where it is no such object
   */
  public static Analysis ofJson(String json) {
    return of(Settings.ofJson(AnalysisSettings.ALL, json));
  }

  /** Every setting with its value, as a JSON object that {@link #ofJson} takes. */
  public String toJson() {
    return SettingsJson.write(settings.plain(AnalysisSettings.ALL));
  }

  /** To set what is not to be as in {@link #STANDARD}. */
  public static Builder builder() {
    return new Builder(Settings.NONE);
  }

  /** To set something else. */
  public Builder toBuilder() {
    return new Builder(settings);
  }

  /** Which cells join, for peaks; slices are those of filled contours always. */
  public Connectivity connectivity() {
    return settings.get(CONNECTIVITY);
  }

  /** Which peaks are reported, and from where tops are measured. */
  public Thresholds thresholds() {
    return thresholds;
  }

  /** The slice levels in their order; a copy. */
  public double[] levels() {
    return levels.clone();
  }

  /** From which height peaks are counted; negative infinity for all. */
  public double minIncludedHeight() {
    return finite(settings, MIN_INCLUDED_HEIGHT, Double.NEGATIVE_INFINITY);
  }

  /** The masks asked for: the dominant ones, then the level sets. */
  public List<MaskSpec> masks() {
    return masks;
  }

  /** Whether the outlines of slices and domains are traced. */
  public boolean outlines() {
    return settings.get(OUTLINES);
  }

  /** Whether each cell is labelled with the peak that it belongs to. */
  public boolean labels() {
    return settings.get(LABELS);
  }

  /** The values behind all of this. */
  public Settings settings() {
    return settings;
  }

  /**
   * Analyses one surface; for many, make one {@link Analyzer} or take a {@link BatchCall}.
   *
   * @param values its cells, row-major, {@code grid.cells()} of them; NaN where one is missing
   * @return a block with this surface, as epoch 0 and time bin 0
   */
  public PeakBlock analyze(Grid grid, double[] values) {
    Objects.checkFromIndexSize(0, grid.cells(), values.length);
    Analyzer analyzer = new Analyzer(this, grid);
    PeakBlock block = analyzer.newBlock();
    analyzer.analyze(values, 0, 0, 0, block);
    return block;
  }

  private static int maxPeaks(Settings settings) {
    int count = Objects.requireNonNullElse(settings.get(MAX_PEAKS), Integer.MAX_VALUE);
    if (count < 1) {
      throw new BadSettingException(MAX_PEAKS.name(), "must be at least 1, not " + count);
    }
    return count;
  }

  private static double finite(Settings settings, Setting<Double> setting, double otherwise) {
    Double value = settings.get(setting);
    if (value != null && !Double.isFinite(value)) {
      throw new BadSettingException(setting.name(), "must be a finite number, not " + value);
    }
    return value == null ? otherwise : value;
  }

  private static double[] distinct(Settings settings, Setting<List<Double>> setting) {
    List<Double> values = Objects.requireNonNullElse(settings.get(setting), List.of());
    double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
    if (Arrays.stream(numbers).distinct().count() < numbers.length) {
      throw new BadSettingException(
          setting.name(), "names a number twice: " + Arrays.toString(numbers));
    }
    if (!Arrays.stream(numbers).allMatch(Double::isFinite)) {
      throw new BadSettingException(
          setting.name(), "must be finite numbers, not " + Arrays.toString(numbers));
    }
    return numbers;
  }

  private static Stream<MaskSpec> specs(MaskKind kind, double[] alphas) {
    return Arrays.stream(alphas).mapToObj(alpha -> new MaskSpec(kind, alpha));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Analysis analysis
        && settings
            .plain(AnalysisSettings.ALL)
            .equals(analysis.settings.plain(AnalysisSettings.ALL));
  }

  @Override
  public int hashCode() {
    return settings.plain(AnalysisSettings.ALL).hashCode();
  }

  @Override
  public String toString() {
    return "Analysis" + settings.plain(AnalysisSettings.ALL);
  }

  /** Sets one thing after another; what is not set keeps its value. */
  public static final class Builder {
    private Settings settings;

    private Builder(Settings settings) {
      this.settings = settings;
    }

    /** Sets any of {@link AnalysisSettings}; null takes its value away. */
    public <T> Builder set(Setting<T> setting, T value) {
      settings = settings.with(setting, value);
      return this;
    }

    /** How diagonals join; {@code CONTOUR} where it is not set. */
    public Builder connectivity(Connectivity connectivity) {
      return set(CONNECTIVITY, connectivity);
    }

    /** Least prominence of a reported peak, in the unit of the surface; 0. */
    public Builder minProminence(double prominence) {
      return set(MIN_PROMINENCE, prominence);
    }

    /** Least height of a reported peak, in the unit of the surface; all. */
    public Builder minHeight(double height) {
      return set(MIN_HEIGHT, height);
    }

    /** How many peaks of a surface are reported at most, the highest first, at least 1; all. */
    public Builder maxPeaks(int count) {
      return set(MAX_PEAKS, count);
    }

    /** Where the prominence of tops is measured from, unless lower ground is there; 0. */
    public Builder seaLevel(double height) {
      return set(SEA_LEVEL, height);
    }

    /** The slice levels, multiples of a peak's height; 0.5 and 0.9. */
    public Builder levels(double... multipliers) {
      return set(LEVELS, Arrays.stream(multipliers).boxed().toList());
    }

    /** Least height of a peak that is counted; all. */
    public Builder minIncludedHeight(double height) {
      return set(MIN_INCLUDED_HEIGHT, height);
    }

    /** Dominant masks, at these multiples of the dominant peak's height; none. */
    public Builder masks(double... alphas) {
      return set(MASKS, Arrays.stream(alphas).boxed().toList());
    }

    /** Whether there are level-set masks too, at the slice levels; false. */
    public Builder levelMasks(boolean wanted) {
      return set(LEVEL_MASKS, wanted);
    }

    /** Whether the outlines of slices and domains are traced; false. */
    public Builder outlines(boolean wanted) {
      return set(OUTLINES, wanted);
    }

    /** Whether each cell is labelled with the peak that it belongs to; false. */
    public Builder labels(boolean wanted) {
      return set(LABELS, wanted);
    }

    /**
     * The analysis.
     *
     * @throws BadSettingException where a value makes no sense
     */
    public Analysis build() {
      return of(settings);
    }
  }
}
