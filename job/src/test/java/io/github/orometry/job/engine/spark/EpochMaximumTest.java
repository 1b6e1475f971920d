package io.github.orometry.job.engine.spark;

import static java.lang.Double.NaN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class EpochMaximumTest {
  @Test
  void partialMaximaAreMadeBeforeAnythingIsSent() throws IOException {
    List<SurfaceRow> rows = new ArrayList<>();
    for (int epoch = 0; epoch < 300; epoch++) {
      for (int t = 0; t < 4; t++) {
        double[] values = {t == 3 ? NaN : epoch + t, -0.0, t == 1 ? epoch : NaN};
        rows.add(SurfaceRow.of(epoch, t, values));
      }
    }
    LongAdder sent = new LongAdder();
    List<SurfaceRow> found;
    try (SparkSession spark = SparkSessions.start("local[2]", "tests")) {
      spark.sparkContext().addSparkListener(counting(sent));
      JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
      found = EpochMaximum.of(context.parallelize(rows, 5)).collect();
    } // which waits for its listeners

    assertEquals(300, sent.sum());
    assertEquals(300, found.size());
    for (SurfaceRow row : found) {
      int epoch = row.getEpochIdx();
      assertEquals(0, row.getTimeBinIdx());
      assertArrayEquals(new double[] {epoch + 2, -0.0, epoch}, row.getValues());
    }
    assertEquals(300, found.stream().map(SurfaceRow::getEpochIdx).distinct().count());
  }

  /** Adds up the pairs that tasks send to other tasks. */
  private static SparkListener counting(LongAdder sent) {
    return new SparkListener() {
      @Override
      public void onTaskEnd(SparkListenerTaskEnd end) {
        sent.add(end.taskMetrics().shuffleWriteMetrics().recordsWritten());
      }
    };
  }
}
