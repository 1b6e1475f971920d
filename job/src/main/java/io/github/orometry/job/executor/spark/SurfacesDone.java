package io.github.orometry.job.executor.spark;

import java.util.BitSet;
import java.util.function.LongConsumer;
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
  private final LongConsumer progress;
  private final BitSet partitions = new BitSet();

  /**
   * A listener.
   *
   * @param surfaces to which each task adds the surfaces it has computed; it has a name
   * @param progress is told of so many more
   */
  SurfacesDone(LongAccumulator surfaces, LongConsumer progress) {
    accumulator = surfaces.id();
    this.progress = progress;
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
        progress.accept(surfaces);
      }
    }
  }
}
