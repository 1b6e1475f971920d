package io.github.orometry.job.engine.spark;

import io.github.orometry.job.engine.JobListener;
import java.util.BitSet;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Tells of surfaces as the tasks that computed them end. Of a partition that is computed again,
 * because its result was lost, nothing is told a second time.
 */
final class SurfacesDone extends SparkListener {
  private final long accumulator;
  private final JobListener listener;
  private final BitSet partitions = new BitSet();

  /**
   * A listener.
   *
   * @param surfaces to which each task adds the surfaces it has computed; it has a name
   * @param listener is told of so many more
   */
  SurfacesDone(LongAccumulator surfaces, JobListener listener) {
    accumulator = surfaces.id();
    this.listener = listener;
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (!end.reason().equals(Success$.MODULE$)) {
      return;
    }
    for (AccumulableInfo info : CollectionConverters.asJava(end.taskInfo().accumulables())) {
      if (info.id() == accumulator
          && info.update().isDefined()
          && info.update().get() instanceof Long surfaces
          && !partitions.get(end.taskInfo().partitionId())) {
        partitions.set(end.taskInfo().partitionId());
        listener.done(surfaces * JobListener.SURFACE);
      }
    }
  }
}
