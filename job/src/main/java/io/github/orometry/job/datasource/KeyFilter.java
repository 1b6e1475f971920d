package io.github.orometry.job.datasource;

import io.github.orometry.stack.SurfaceKey;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import java.util.function.LongToIntFunction;
import org.apache.spark.sql.sources.And;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThan;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.sql.sources.LessThanOrEqual;
import org.apache.spark.sql.sources.Or;

/** Filters of Spark as far as they are about keys. */
final class KeyFilter {
  private KeyFilter() {}

  /** Whether a surface with a key passes; null where that depends on something else. */
  static LongPredicate of(Filter filter) {
    if (filter instanceof And and) {
      return both(of(and.left()), of(and.right()));
    }
    if (filter instanceof Or or) {
      LongPredicate left = of(or.left());
      LongPredicate right = of(or.right());
      return left == null || right == null ? null : left.or(right);
    }
    if (filter instanceof EqualTo equal) {
      return of(equal.attribute(), equal.value(), order -> order == 0);
    }
    if (filter instanceof GreaterThan above) {
      return of(above.attribute(), above.value(), order -> order > 0);
    }
    if (filter instanceof GreaterThanOrEqual from) {
      return of(from.attribute(), from.value(), order -> order >= 0);
    }
    if (filter instanceof LessThan below) {
      return of(below.attribute(), below.value(), order -> order < 0);
    }
    if (filter instanceof LessThanOrEqual to) {
      return of(to.attribute(), to.value(), order -> order <= 0);
    }
    return filter instanceof In in ? in(in) : null;
  }

  /** Of two that must both pass, one that depends on something else lets all pass. */
  private static LongPredicate both(LongPredicate left, LongPredicate right) {
    if (left == null || right == null) {
      return left == null ? right : left;
    }
    return left.and(right);
  }

  private static LongPredicate in(In in) {
    LongToIntFunction part = part(in.attribute());
    if (part == null || !Arrays.stream(in.values()).allMatch(Integer.class::isInstance)) {
      return null;
    }
    int[] values = Arrays.stream(in.values()).mapToInt(Integer.class::cast).sorted().toArray();
    return key -> Arrays.binarySearch(values, part.applyAsInt(key)) >= 0;
  }

  private static LongPredicate of(String column, Object value, IntPredicate order) {
    LongToIntFunction part = part(column);
    if (part == null || !(value instanceof Integer number)) {
      return null;
    }
    return key -> order.test(Integer.compare(part.applyAsInt(key), number));
  }

  private static LongToIntFunction part(String column) {
    return switch (column) {
      case SurfacesTable.EPOCH -> SurfaceKey::epochIdx;
      case SurfacesTable.TIME_BIN -> SurfaceKey::timeBinIdx;
      default -> null;
    };
  }
}
