package io.github.orometry.job.executor.spark;

import io.github.orometry.job.executor.WorkSeconds;
import java.io.Serializable;
import org.apache.spark.SparkContext;
import org.apache.spark.util.LongAccumulator;

/**
 * What tasks report besides their results.
 *
 * @param surfaces how many are read
 * @param read nanoseconds spent reading, as all times with what attempts took that were made again
 * @param compute nanoseconds spent computing
 * @param write nanoseconds spent writing tables
 */
record Measures(
    LongAccumulator surfaces, LongAccumulator read, LongAccumulator compute, LongAccumulator write)
    implements Serializable {

  static Measures of(SparkContext context) {
    return new Measures(
        context.longAccumulator("surfaces"),
        context.longAccumulator("nanoseconds reading"),
        context.longAccumulator("nanoseconds computing"),
        context.longAccumulator("nanoseconds writing"));
  }

  WorkSeconds seconds() {
    return WorkSeconds.ofNanos(read.sum(), compute.sum(), write.sum());
  }
}
