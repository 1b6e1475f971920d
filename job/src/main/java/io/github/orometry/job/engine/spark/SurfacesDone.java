package io.github.orometry.job.engine.spark;

import io.github.orometry.job.engine.JobListener;
import java.util.BitSet;
import java.util.List;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.util.LongAccumulator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Tells of surfaces as the tasks that read them end. Of a partition that is read again, because its
 * result was lost, nothing is told a second time. Spark tells late what has happened, so the rest
 * is told when the work is done.
 */
final class SurfacesDone extends SparkListener {
  private static final Seq<AccumulableInfo> NOTHING =
      CollectionConverters.asScala(List.<AccumulableInfo>of()).toSeq();

  private final long accumulator;
  private final JobListener listener;
  private final boolean forget;
  private final BitSet partitions = new BitSet();
  private long told;
  private boolean ended;

  /**
   * A listener.
   *
   * @param surfaces to which each task adds the surfaces it has read; it has a name
   * @param listener is told of so many more
   * @param forget whether nobody else wants to know what a task has added to accumulators: Spark
   *     keeps that until all tasks of a stage have ended, and it is most of what it keeps of each
   */
  SurfacesDone(LongAccumulator surfaces, JobListener listener, boolean forget) {
    accumulator = surfaces.id();
    this.listener = listener;
    this.forget = forget;
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
    count(end);
    if (forget) {
      end.taskInfo().setAccumulables(NOTHING);
    }
  }

  private void count(SparkListenerTaskEnd end) {
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
