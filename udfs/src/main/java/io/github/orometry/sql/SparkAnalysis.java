package io.github.orometry.sql;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.setting.Settings;
import io.github.orometry.surface.Grid;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A whole analysis on a session of the caller's, which is neither started nor stopped, and of which
 * no setting is needed or changed.
 *
 * <pre>{@code
 * SparkTables tables = SparkAnalysis.of(spark, analysis).run(surfaces);
 * tables.table(Table.PEAKS).write().parquet("peaks");
 * }</pre>
 */
public final class SparkAnalysis {
  private final Analysis analysis;
  private final Settings axes;

  private SparkAnalysis(Analysis analysis, Settings axes) {
    this.analysis = analysis;
    this.axes = axes;
  }

  /**
   * An analysis on a session.
   *
   * @throws IllegalArgumentException where the session is a client of Spark Connect
   */
  public static SparkAnalysis of(SparkSession session, Analysis analysis) {
    OrometryFunctions.classic(session);
    return new SparkAnalysis(analysis, Settings.NONE);
  }

  /** With cell centres; without, they are the indices 0, 1, 2, ... */
  public SparkAnalysis on(Grid grid) {
    return new SparkAnalysis(
        analysis, axes.with(SqlOptions.X, list(grid.xs())).with(SqlOptions.Y, list(grid.ys())));
  }

  private static List<Double> list(double[] centres) {
    return Arrays.stream(centres).boxed().toList();
  }

  /**
   * The tables of surfaces. Nothing is computed before one is asked for rows.
   *
   * @param surfaces with the columns epoch_idx and time_bin_idx, which together name a surface
   *     once, nx, and values as {@code surface_peaks} takes them, binaries as float64; none of them
   *     null
   * @throws IllegalArgumentException where a column is not there or not of its type
   */
  public SparkTables run(Dataset<Row> surfaces) {
    return new SparkTables(surfaces, analysis, axes);
  }
}
