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
 * Tells of surfaces as the tasks that read them end. Of a partition that is read again, because its
 * result was lost, nothing is told a second time. Spark tells late what has happened, so the rest
 * is told when the work is done.
 */
final class SurfacesDone extends SparkListener {
  private final long accumulator;
  private final JobListener listener;
  private final BitSet partitions = new BitSet();
  private long told;
  private boolean ended;

  /**
   * A listener.
   *
   * @param surfaces to which each task adds the surfaces it has read; it has a name
   * @param listener is told of so many more
   */
  SurfacesDone(LongAccumulator surfaces, JobListener listener) {
    accumulator = surfaces.id();
    this.listener = listener;
  }

  /** All surfaces are done, so many. */
  synchronized void end(long surfaces) {
    tell(surfaces - told);
    ended = true;
  }

  /** Nothing is told from now on. */
  synchronized void stop() {
    ended = true;
  }

  private void tell(long surfaces) {
    told += surfaces;
    if (surfaces > 0) {
      listener.done(surfaces * JobListener.SURFACE);
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    if (ended || !end.reason().equals(Success$.MODULE$)) {
      return;
    }
    for (AccumulableInfo info : CollectionConverters.asJava(end.taskInfo().accumulables())) {
      if (info.id() == accumulator
          && info.update().isDefined()
          && info.update().get() instanceof Long surfaces
          && !partitions.get(end.taskInfo().partitionId())) {
        partitions.set(end.taskInfo().partitionId());
        tell(surfaces);
      }
    }
  }
}
