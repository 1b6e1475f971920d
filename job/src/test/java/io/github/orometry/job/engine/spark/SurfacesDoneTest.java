package io.github.orometry.job.engine.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.orometry.job.engine.JobListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurfacesDoneTest {
  private static JobListener listener(List<Long> told) {
    return new JobListener() {
      @Override
      public void done(long parts) {
        told.add(parts / SURFACE);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eachSurfaceIsToldOnceThoughTasksFailAndAreRunAgain(boolean forget) throws IOException {
    List<Long> told = Collections.synchronizedList(new ArrayList<>());
    Set<Boolean> kept = Collections.synchronizedSet(new HashSet<>());
    SparkSession spark = SparkSessions.start("local[2,3]", "tests");
    // When the session has ended, the listener has heard all.
    try (spark) {
      LongAccumulator surfaces = spark.sparkContext().longAccumulator("surfaces");
      SurfacesDone done = new SurfacesDone(surfaces, listener(told), forget);
      LongAccumulator other = spark.sparkContext().longAccumulator("other");
      spark.sparkContext().addSparkListener(done);
      spark
          .sparkContext()
          .addSparkListener(
              new SparkListener() {
                @Override
                public void onTaskEnd(SparkListenerTaskEnd end) {
                  kept.add(!end.taskInfo().accumulables().isEmpty());
                }
              });
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
    assertEquals(!forget, kept.contains(true));
  }

  @Test
  void whatSparkHasNotToldIsToldAtTheEndAndNothingAfterIt() throws IOException {
    List<Long> told = Collections.synchronizedList(new ArrayList<>());
    try (SparkSession spark = SparkSessions.start("local[2]", "tests")) {
      LongAccumulator surfaces = spark.sparkContext().longAccumulator("surfaces");
      SurfacesDone done = new SurfacesDone(surfaces, listener(told), false);
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
