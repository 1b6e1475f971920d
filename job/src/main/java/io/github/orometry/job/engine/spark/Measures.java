package io.github.orometry.job.engine.spark;

import io.github.orometry.job.engine.WorkSeconds;
import io.github.orometry.job.result.PartReport;
import io.github.orometry.job.result.RejectedSurface;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.apache.spark.util.LongAccumulator;

/**
 * What tasks say besides their rows. Spark takes in what a task said only if it was done, but maybe
 * more than once, where it was done again.
 *
 * @param surfaces how many are read
 * @param read nanoseconds spent reading, as all times with what attempts took that were made again
 * @param compute nanoseconds spent computing
 * @param write nanoseconds spent writing tables
 * @param rejected how many parts have come to a surface that is not valid
 * @param reports of the parts that are written
 * @param checks of the ranges that are read
 */
record Measures(
    LongAccumulator surfaces,
    LongAccumulator read,
    LongAccumulator compute,
    LongAccumulator write,
    LongAccumulator rejected,
    CollectionAccumulator<PartReport> reports,
    CollectionAccumulator<RangeCheck> checks)
    implements Serializable {

  /**
   * What was read of a range, whose source has a checksum.
   *
   * @param source its place among the sources
   * @param from the first surface of the range
   * @param checksum of all of it; see {@link io.github.orometry.stack.SurfaceReader#checksum}
   */
  record RangeCheck(int source, int from, int checksum) implements Serializable {}

  static Measures of(SparkContext context) {
    return new Measures(
        context.longAccumulator("surfaces"),
        context.longAccumulator("nanoseconds reading"),
        context.longAccumulator("nanoseconds computing"),
        context.longAccumulator("nanoseconds writing"),
        context.longAccumulator("parts with a surface that is not valid"),
        context.collectionAccumulator(),
        context.collectionAccumulator());
  }

  WorkSeconds seconds() {
    return WorkSeconds.ofNanos(read.sum(), compute.sum(), write.sum());
  }

  /** One report of each part, in the order of their surfaces. */
  List<PartReport> parts() {
    Map<Integer, PartReport> parts = new HashMap<>();
    reports.value().forEach(report -> parts.putIfAbsent(report.part(), report));
    Collection<PartReport> one = parts.values();
    return one.stream()
        .sorted(Comparator.comparing(PartReport::firstKey).thenComparing(PartReport::part))
        .toList();
  }

  /**
   * The first surface that is not valid, as soon as no part before its own can have another; null
   * where that is not known yet, or the parts are not numbered in the order of their surfaces.
   */
  RejectedSurface firstRejected() {
    if (rejected.isZero()) {
      return null;
    }
    int next = 0;
    long last = -1;
    List<PartReport> byNumber =
        parts().stream().sorted(Comparator.comparing(PartReport::part)).toList();
    for (PartReport report : byNumber) {
      if (report.part() != next++ || report.firstKey() < last) {
        return null;
      }
      last = report.firstKey();
      if (report.rejected() != null) {
        return report.rejected();
      }
    }
    return null;
  }

  /** What was read of each source, each range once. */
  int[] checksums(int sources) {
    Map<Long, RangeCheck> ranges = new HashMap<>();
    checks.value().forEach(check -> ranges.put((long) check.source() << 32 | check.from(), check));
    int[] sums = new int[sources];
    ranges.values().forEach(check -> sums[check.source()] ^= check.checksum());
    return sums;
  }
}
