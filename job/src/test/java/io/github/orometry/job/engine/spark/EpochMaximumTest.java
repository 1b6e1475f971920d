package io.github.orometry.job.engine.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class EpochMaximumTest {
  private static SurfaceRow row(int epoch, int timeBin, double... values) {
    SurfaceRow row = new SurfaceRow();
    row.setEpochIdx(epoch);
    row.setTimeBinIdx(timeBin);
    row.setValues(values);
    return row;
  }

  @Test
  void partialMaximaAreMadeBeforeAnythingIsSent() throws IOException {
    List<SurfaceRow> rows = new ArrayList<>();
    for (int epoch = 0; epoch < 300; epoch++) {
      for (int t = 0; t < 4; t++) {
        rows.add(row(epoch, t, t == 3 ? Double.NaN : epoch + t, -0.0, t == 1 ? epoch : Double.NaN));
      }
    }
    try (SparkSession spark = SparkSessions.start("local[2]", "tests")) {
      Dataset<SurfaceRow> slabs =
          spark.createDataset(rows, Encoders.bean(SurfaceRow.class)).repartition(5);
      Dataset<SurfaceRow> maxima = EpochMaximum.of(slabs);

      String plan = maxima.queryExecution().executedPlan().toString();
      int partial = plan.indexOf("partial_epochmaximum");
      int exchange = plan.indexOf("hashpartitioning(epochIdx");
      assertTrue(exchange >= 0 && partial > exchange, plan);

      List<SurfaceRow> found = maxima.orderBy("epochIdx").collectAsList();
      assertEquals(300, found.size());
      for (int epoch = 0; epoch < 300; epoch++) {
        assertEquals(epoch, found.get(epoch).getEpochIdx());
        assertEquals(0, found.get(epoch).getTimeBinIdx());
        assertArrayEquals(new double[] {epoch + 2, -0.0, epoch}, found.get(epoch).getValues());
      }
    }
  }
}
