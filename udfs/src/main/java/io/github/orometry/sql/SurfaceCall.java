package io.github.orometry.sql;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.Analyzer;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.setting.Settings;
import io.github.orometry.surface.Grid;
import io.github.orometry.table.Column;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.types.DataType;

/**
 * A function with all of its arguments but those that change from row to row. It is public for the
 * code that Spark generates. For all threads: each has a workspace of its own, which lives as long
 * as this does.
 */
public final class SurfaceCall implements Serializable {
  private static final long serialVersionUID = 1;

  /** So many sizes of surfaces are prepared for; one that was not there for long goes. */
  private static final int SIZES = 8;

  private final SqlFunction function;

  /** All rows of this are the answer, and a rejected surface has those it has; null for none. */
  private final Table whole;

  private final Analysis analysis;
  private final List<Double> x;
  private final List<Double> y;
  private final SurfaceCells cells;
  private transient ThreadLocal<Bench> benches;

  /** What is used again for each surface of one size. */
  private record Workspace(Analyzer analyzer, PeakBlock block, TableBatch batch) {}

  /** What a thread has. */
  private static final class Bench {
    private final Map<Long, Workspace> ofSizes = new LinkedHashMap<>();
    private double[] cells = {};
  }

  SurfaceCall(
      SqlFunction function, Table whole, Analysis analysis, Settings options, SurfaceCells cells) {
    this.function = function;
    this.whole = whole;
    this.analysis = analysis;
    this.cells = cells;
    x = options.get(SqlOptions.X);
    y = options.get(SqlOptions.Y);
  }

  /** What is called. */
  SqlFunction function() {
    return function;
  }

  /** The type of the answer. */
  DataType type() {
    return whole == null
        ? AnswerWriter.type(function, analysis.outlines())
        : AnswerWriter.arrayOf(SqlFunction.withoutKeys(whole.columns()));
  }

  private boolean hasOutlines() {
    return function == SqlFunction.REGIONS && whole == null && analysis.outlines();
  }

  private List<Column> columns() {
    List<Column> columns = table().columns();
    return hasOutlines() ? RegionOutlines.after(columns) : columns;
  }

  private Table table() {
    return whole == null ? function.table() : whole;
  }

  /**
   * The answer for a row, as Spark has values of its type.
   *
   * @param values the surface, not null, of the type that this was made for
   * @param nx its columns
   * @throws IllegalArgumentException where {@code values} is no surface with rows of {@code nx}
   *     cells, or it has an infinite cell; the message is a sentence
   */
  public Object answer(Object values, int nx) {
    Bench bench = benches().get();
    double[] surface = cells.of(values, function, bench.cells);
    bench.cells = surface;
    Workspace space = workspace(bench.ofSizes, nx, rows(surface.length, nx));
    space.block().clear();
    space.analyzer().analyze(surface, 0, 0, 0, space.block());
    boolean rejected = space.block().status(0) == SurfaceStatus.REJECTED;
    if (rejected && whole == null && function != SqlFunction.SCORES) {
      String cell = space.block().error(0);
      throw function.wrong(SqlArgument.VALUES, "finite numbers, or NaN for a missing cell", cell);
    }
    table().fill(space.block(), analysis, space.batch());
    if (hasOutlines()) {
      RegionOutlines.fill(space.block(), space.batch());
    }
    return whole == null
        ? AnswerWriter.write(function, space.batch())
        : AnswerWriter.rows(space.batch());
  }

  private int rows(int size, int nx) {
    if (nx < 1 || size == 0 || size % nx != 0) {
      String hint = cells == SurfaceCells.FLOAT64 ? BinaryType.FLOAT64.hint() : "";
      throw function.wrong(
          SqlArgument.VALUES,
          "rows of nx cells, at least one" + hint,
          "%s cells with nx %s".formatted(size, nx));
    }
    return size / nx;
  }

  private Workspace workspace(Map<Long, Workspace> ofSizes, int nx, int ny) {
    long size = (long) nx << 32 | ny;
    Workspace space = ofSizes.get(size);
    if (space == null) {
      if (ofSizes.size() == SIZES) {
        ofSizes.remove(ofSizes.keySet().iterator().next());
      }
      Grid grid = grid(nx, ny);
      Analyzer analyzer = analyzer(grid);
      space = new Workspace(analyzer, analyzer.newBlock(), new TableBatch(columns()));
      ofSizes.put(size, space);
    }
    return space;
  }

  private Analyzer analyzer(Grid grid) {
    if (whole != null) {
      return Analyzer.forTables(analysis, grid);
    }
    return switch (function) {
      case PEAKS -> Analyzer.withDomains(analysis, grid);
      case SCORES -> new Analyzer(analysis, grid);
      default -> Analyzer.withoutScores(analysis, grid);
    };
  }

  private synchronized ThreadLocal<Bench> benches() {
    if (benches == null) {
      benches = ThreadLocal.withInitial(Bench::new);
    }
    return benches;
  }

  private Grid grid(int nx, int ny) {
    try {
      Grid.checkSize(nx, ny);
      Grid indices = Grid.ofIndices(nx, ny);
      return new Grid(axis("x", x, indices.xs()), axis("y", y, indices.ys()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(function.title(), e.getMessage()), e);
    }
  }

  private static double[] axis(String name, List<Double> centres, double[] indices) {
    if (centres != null && centres.size() != indices.length) {
      throw new IllegalArgumentException(
          "option %s: expected as many centres as the surface has along %s, %s; found %s."
              .formatted(name, name, indices.length, centres.size()));
    }
    return centres == null ? indices : centres.stream().mapToDouble(c -> c).toArray();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SurfaceCall call
        && function == call.function
        && whole == call.whole
        && cells == call.cells
        && analysis.equals(call.analysis)
        && Objects.equals(x, call.x)
        && Objects.equals(y, call.y);
  }

  @Override
  public int hashCode() {
    return Objects.hash(function, whole, cells, analysis, x, y);
  }

  @Override
  public String toString() {
    return function.title();
  }
}
