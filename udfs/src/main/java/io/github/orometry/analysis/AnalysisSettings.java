package io.github.orometry.analysis;

import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.Setting;
import io.github.orometry.surface.Connectivity;
import java.util.List;

/** What can be set of an analysis; each setting's help says what it does. */
public final class AnalysisSettings {
  /** Which cells join. */
  public static final Setting<Connectivity> CONNECTIVITY =
      Setting.of(
          "connectivity",
          Kinds.words(Connectivity.class),
          Connectivity.CONTOUR,
          "NAME",
          "How diagonals join");

  /** In the unit of the surface; 0 or less for all. */
  public static final Setting<Double> MIN_PROMINENCE =
      Setting.of(
          "min-prominence", Kinds.NUMBER, 0.0, "V", "Report peaks with at least this prominence");

  /** In the unit of the surface. */
  public static final Setting<Double> MIN_HEIGHT =
      Setting.open(
          "min-height", Kinds.NUMBER, "all", "V", "Report peaks with at least this height");

  /** From 1 on. */
  public static final Setting<Integer> MAX_PEAKS =
      Setting.open(
          "max-peaks", Kinds.POSITIVE, "all", "N", "Report the N highest peaks of each surface");

  /** In the unit of the surface. */
  public static final Setting<Double> SEA_LEVEL =
      Setting.of(
          "sea-level",
          Kinds.NUMBER,
          0.0,
          "V",
          "Where the prominence of tops is measured from, unless lower ground is there");

  /** Slice levels, none twice. */
  public static final Setting<List<Double>> LEVELS =
      Setting.of(
          "levels",
          Kinds.NUMBERS,
          List.of(0.5, 0.9),
          "M,...",
          "Slices are measured at these multiples of a peak's height");

  /** In the unit of the surface. */
  public static final Setting<Double> MIN_INCLUDED_HEIGHT =
      Setting.open(
          "min-included-height", Kinds.NUMBER, "all", "V", "Count peaks with at least this height");

  /** Alphas of the dominant masks, none twice. */
  public static final Setting<List<Double>> MASKS =
      Setting.open(
          "masks",
          Kinds.NUMBERS,
          "none",
          "A,...",
          "Write the masks of the region that each surface's dominant peak rules, at these multiples of its height");

  /** Level-set masks, at the slice levels. */
  public static final Setting<Boolean> LEVEL_MASKS =
      Setting.flag(
          "level-masks",
          "Write the masks of all cells at or above the slice levels times the dominant peak's height, too");

  /** Outlines of the regions. */
  public static final Setting<Boolean> OUTLINES =
      Setting.flag(
          "outlines",
          "Write the outlines of the slices, and of the region just above each key col, as WKB");

  /** Labels of the cells. */
  public static final Setting<Boolean> LABELS =
      Setting.flag("labels", "Write which peak each cell belongs to");

  /** All of them, in the order of help and manifest. */
  public static final List<Setting<?>> ALL =
      List.of(
          CONNECTIVITY,
          MIN_PROMINENCE,
          MIN_HEIGHT,
          MAX_PEAKS,
          SEA_LEVEL,
          LEVELS,
          MIN_INCLUDED_HEIGHT,
          MASKS,
          LEVEL_MASKS,
          OUTLINES,
          LABELS);

  private AnalysisSettings() {}
}
