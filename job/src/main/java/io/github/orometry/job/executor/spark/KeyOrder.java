package io.github.orometry.job.executor.spark;

import io.github.orometry.job.input.Epoch;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.input.SlabKey;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/** Parts in the order of the keys, about equally large, for results that come in another order. */
final class KeyOrder implements Serializable {
  private static final long serialVersionUID = 1;

  private static final int MOST_PARTS = 200;

  /** The least key of each part, in ascending order. */
  private final long[] first;

  private KeyOrder(long[] first) {
    this.first = first;
  }

  /** The order of so many parts at most, of the slabs or, where they are projected, the epochs. */
  static KeyOrder of(Inputs inputs, boolean project, int tasks) {
    LongStream unsorted =
        project
            ? inputs.epochs().stream().mapToLong(KeyOrder::key)
            : inputs.sources().stream().flatMapToLong(source -> Arrays.stream(source.keys()));
    long[] keys = unsorted.sorted().toArray();
    int parts = Math.min(Math.min(tasks, MOST_PARTS), keys.length);
    long[] first = new long[parts];
    for (int part = 0; part < parts; part++) {
      first[part] = keys[(int) ((long) part * keys.length / parts)];
    }
    return new KeyOrder(first);
  }

  private static long key(Epoch epoch) {
    return SlabKey.of(epoch.epochIdx(), 0);
  }

  /** The results with each part in the partition of its number, in the order of the keys. */
  Dataset<ResultRow> sort(Dataset<ResultRow> results) {
    UDF2<Integer, Integer, Integer> part = (epoch, timeBin) -> part(SlabKey.of(epoch, timeBin));
    Column epoch = results.col("epochIdx");
    Column timeBin = results.col("timeBinIdx");
    return results
        .repartitionById(
            first.length, functions.udf(part, DataTypes.IntegerType).apply(epoch, timeBin))
        .sortWithinPartitions(epoch, timeBin);
  }

  /** The part that a key belongs to, from 0. */
  int part(long key) {
    int at = Arrays.binarySearch(first, key);
    return at >= 0 ? at : -at - 2;
  }
}
