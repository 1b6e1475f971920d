package io.github.orometry.sql;

import static org.apache.spark.sql.functions.col;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.setting.Settings;
import io.github.orometry.table.Table;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.apache.spark.sql.functions;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The tables of an analysis as datasets, with the rows of a run's in their order. Each is computed
 * when it is asked for: whoever asks for several, of surfaces that are slow to read, caches the
 * surfaces. A surface with an infinite cell has a row in the table slabs that says so, and none
 * elsewhere.
 */
public final class SparkTables {
  private static final String EPOCH = "epoch_idx";
  private static final String TIME_BIN = "time_bin_idx";

  private final Dataset<Row> surfaces;
  private final Analysis analysis;
  private final Settings axes;
  private final Expression values;
  private final Expression nx;

  SparkTables(Dataset<Row> surfaces, Analysis analysis, Settings axes) {
    this.surfaces = surfaces;
    this.analysis = analysis;
    this.axes = axes;
    List.of(EPOCH, TIME_BIN).forEach(this::attribute);
    values = attribute("values");
    nx = attribute("nx");
  }

  /** The tables that there are. */
  public List<Table> tables() {
    return Table.of(analysis).stream().filter(table -> !table.isOfEpochs()).toList();
  }

  /**
   * A table, sorted by its keys: the order depends on no setting of the session.
   *
   * @throws IllegalArgumentException where there is none: without masks, and for those of epochs
   */
  public Dataset<Row> table(Table table) {
    if (!tables().contains(table)) {
      throw new IllegalArgumentException(
          "there is no table %s; there are %s."
              .formatted(table.title(), tables().stream().map(Table::title).toList()));
    }
    Expression rows = CallBuilder.wholeTable(table, analysis, axes, values, nx);
    Column[] columns =
        Stream.concat(
                Stream.of(col(EPOCH), col(TIME_BIN)),
                SqlFunction.withoutKeys(table).stream().map(c -> col("row." + c.name())))
            .toArray(Column[]::new);
    return surfaces
        .select(
            col(EPOCH).cast("int"),
            col(TIME_BIN).cast("int"),
            functions.posexplode(ExpressionUtils.column(rows)).as(new String[] {"at", "row"}))
        .orderBy(EPOCH, TIME_BIN, "at")
        .select(columns);
  }

  /**
   * How many peaks count in each bin that has some, from 1 on: {@code peak_center_binned_x,
   * peak_center_binned_y, peaks}.
   */
  public Dataset<Row> counts() {
    String[] bins = {"peak_center_binned_x", "peak_center_binned_y"};
    return table(Table.FILTERED_FLAT_PEAKS)
        .groupBy(bins[0], bins[1])
        .agg(functions.count(functions.lit(1)).as("peaks"))
        .orderBy(bins[0], bins[1]);
  }

  private Expression attribute(String name) {
    List<Attribute> output =
        CollectionConverters.asJava(
            ((org.apache.spark.sql.classic.Dataset<Row>) surfaces)
                .queryExecution()
                .analyzed()
                .output());
    return output.stream()
        .filter(attribute -> attribute.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "SparkAnalysis: argument surfaces: expected a column %s; found %s."
                        .formatted(name, List.of(surfaces.columns()))));
  }
}
