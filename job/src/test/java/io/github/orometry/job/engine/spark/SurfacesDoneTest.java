package io.github.orometry.job.engine.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.job.engine.JobListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;

class SurfacesDoneTest {
  private static JobListener listener(List<Long> told) {
    return new JobListener() {
      @Override
      public void done(long parts) {
        told.add(parts / SURFACE);
      }
    };
  }

  @Test
  void eachSurfaceIsToldOnceThoughTasksFailAndAreRunAgain() throws IOException {
    List<Long> told = Collections.synchronizedList(new ArrayList<>());
    SparkSession spark = SparkSessions.start("local[2,3]", "tests");
    // When the session has ended, the listener has heard all.
    try (spark) {
      LongAccumulator surfaces = spark.sparkContext().longAccumulator("surfaces");
      SurfacesDone done = new SurfacesDone(surfaces, listener(told));
      LongAccumulator other = spark.sparkContext().longAccumulator("other");
      spark.sparkContext().addSparkListener(done);
      List<Integer> all = IntStream.range(0, 100).boxed().toList();
      JavaRDD<Integer> computed =
          JavaSparkContext.fromSparkContext(spark.sparkContext())
              .parallelize(all, 8)
              .map(
                  surface -> {
                    surfaces.add(1);
                    other.add(1000);
                    if (surface % 25 == 24 && TaskContext.get().attemptNumber() == 0) {
                      throw new IllegalStateException("fails once");
                    }
                    return surface;
                  });
      assertEquals(100, computed.count());
      assertEquals(100, computed.count());
    }
    assertEquals(100, told.stream().mapToLong(Long::longValue).sum());
    assertEquals(8, told.size(), told.toString());
  }

  @Test
  void whatSparkHasNotToldIsToldAtTheEndAndNothingAfterIt() throws IOException {
    List<Long> told = Collections.synchronizedList(new ArrayList<>());
    try (SparkSession spark = SparkSessions.start("local[2]", "tests")) {
      LongAccumulator surfaces = spark.sparkContext().longAccumulator("surfaces");
      SurfacesDone done = new SurfacesDone(surfaces, listener(told));
      done.end(100);
      assertEquals(List.of(100L), told);
      spark.sparkContext().addSparkListener(done);
      JavaSparkContext.fromSparkContext(spark.sparkContext())
          .parallelize(List.of(1, 2), 2)
          .foreach(surfaces::add);
    }
    assertEquals(List.of(100L), told);
  }
}
