package io.github.orometry.job.executor.spark;

import io.github.orometry.job.counts.PeakCounts;
import io.github.orometry.job.table.RowContext;
import io.github.orometry.job.table.RunTotals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What all parts come to.
 *
 * @param reports one of each part, in their order
 * @param counts peaks by bin
 */
record PartSums(List<PartReport> reports, PeakCounts counts) {

  /**
   * The grouped aggregation: the peaks of each bin, over all parts. Each report is in a group of
   * its own, so that one job brings both, and both come from the same attempts.
   */
  static Dataset<Row> of(Dataset<PartRow> parts) {
    return parts
        .filter(parts.col("epochIdx").equalTo(PartRow.NONE))
        .groupBy("bin")
        .agg(functions.sum("peaks"), functions.max("report"));
  }

  /** Takes in the rows of {@link #of}. */
  static PartSums read(List<Row> rows, RowContext context) {
    int ny = context.grid().ny();
    List<PartReport> reports = new ArrayList<>();
    PeakCounts counts = new PeakCounts(context.grid().nx(), ny);
    for (Row row : rows) {
      int bin = row.getInt(0);
      if (bin < 0) {
        reports.add(PartReport.of(row.getAs(2)));
      } else {
        counts.add(bin / ny, bin % ny, row.getLong(1));
      }
    }
    reports.sort(Comparator.comparingInt(PartReport::part));
    return new PartSums(reports, counts);
  }

  /** The totals of all parts. */
  RunTotals totals(RowContext context) {
    RunTotals totals = new RunTotals(context);
    reports.forEach(report -> totals.merge(report.totals()));
    return totals;
  }
}
