package io.github.orometry.sql;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.apache.spark.sql.types.DataTypes.createStructField;
import static org.apache.spark.sql.types.DataTypes.createStructType;

import io.github.orometry.prominence.PeakFinder;
import io.github.orometry.prominence.Peaks;
import io.github.orometry.prominence.Thresholds;
import io.github.orometry.surface.Connectivity;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF3;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;

/**
 * {@code orometry_peaks(values, nx, connectivity)}: every peak of a surface, highest first; an
 * empty array where there is none. {@code values} holds ny rows of {@code nx} cells, an array of
 * numbers or a binary of little-endian float64; {@code connectivity} is {@code 'contour'}, {@code
 * 'eight'} or {@code 'four'}. O(n + s log s) for n cells and s saddles.
 *
 * <p>It has a public constructor without arguments, so that PySpark's {@code registerJavaFunction}
 * can make one by the name of the class.
 */
public final class PeaksFunction implements UDF3<Object, Integer, String, Row[]> {
  /** {@code array<struct<summit_idx int, iy int, ..., edge_limited boolean>>}. */
  public static final DataType RETURN_TYPE =
      createArrayType(
          createStructType(
              new StructField[] {
                createStructField("summit_idx", IntegerType, false),
                createStructField("iy", IntegerType, false),
                createStructField("ix", IntegerType, false),
                createStructField("height", DoubleType, false),
                createStructField("key_col", DoubleType, true),
                createStructField("prominence", DoubleType, false),
                createStructField("parent_idx", IntegerType, false),
                createStructField("edge_limited", BooleanType, false)
              }),
          false);

  private static final long serialVersionUID = 1;

  /** One for each thread: a driver may run one function in several at once. */
  private static final ThreadLocal<Workspace> WORKSPACE = ThreadLocal.withInitial(Workspace::new);

  /** What a thread uses again for each surface. */
  private static final class Workspace {
    final SurfaceValues values = new SurfaceValues();
    final PeakFinder finder = new PeakFinder();
    final Peaks peaks = new Peaks();
  }

  /**
   * The peaks of one surface; null where an argument is.
   *
   * @throws IllegalArgumentException where {@code values} is no surface with rows of {@code nx}
   *     cells, a cell is infinite, or the connectivity is unknown
   */
  @Override
  public Row[] call(Object values, Integer nx, String connectivity) {
    if (values == null || nx == null || connectivity == null) {
      return null;
    }
    Workspace space = WORKSPACE.get();
    space.values.load(values);
    space.finder.find(
        space.values.cells(),
        0,
        nx,
        rows(space.values.size(), nx),
        connectivity(connectivity),
        Thresholds.NONE,
        space.peaks);
    return rows(space.peaks, nx);
  }

  private static int rows(int cells, int nx) {
    if (nx < 1 || cells == 0 || cells % nx != 0) {
      throw new IllegalArgumentException(
          "orometry_peaks expects rows of nx cells, at least one, but values has "
              + cells
              + " cells and nx is "
              + nx);
    }
    return cells / nx;
  }

  private static Connectivity connectivity(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "contour" -> Connectivity.CONTOUR;
      case "eight" -> Connectivity.EIGHT;
      case "four" -> Connectivity.FOUR;
      default ->
          throw new IllegalArgumentException(
              "orometry_peaks knows the connectivities contour, eight and four, not '"
                  + name
                  + "'");
    };
  }

  private static Row[] rows(Peaks peaks, int nx) {
    Row[] rows = new Row[peaks.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] =
          RowFactory.create(
              i + 1,
              peaks.cell(i) / nx,
              peaks.cell(i) % nx,
              peaks.height(i),
              peaks.isTop(i) ? null : peaks.keyCol(i),
              peaks.prominence(i),
              peaks.parent(i),
              peaks.edgeLimited(i));
    }
    return rows;
  }
}
