package io.github.orometry.job.datasource;

import io.github.orometry.analysis.BatchSizes;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownFilters;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.StructType;

/** What a query asks for of surfaces, and how that is shared out. */
final class SurfacesScan
    implements ScanBuilder, SupportsPushDownFilters, SupportsPushDownRequiredColumns, Scan, Batch {
  /**
   * Surfaces of a task that reads no values: it holds their keys, and Spark warns of a task of more
   * than 1000 KiB.
   */
  private static final int MOST_KEYS = 1 << 16;

  /** A task of Spark costs more than one of a thread: it is as much longer. */
  private static final int LONGER = 2;

  private final Inputs inputs;
  private StructType schema;
  private Filter[] pushed = {};

  SurfacesScan(Inputs inputs, StructType schema) {
    this.inputs = inputs;
    this.schema = schema;
  }

  /** All of them are applied by Spark, too. */
  @Override
  public Filter[] pushFilters(Filter[] filters) {
    pushed = Arrays.stream(filters).filter(f -> KeyFilter.of(f) != null).toArray(Filter[]::new);
    return filters;
  }

  @Override
  public Filter[] pushedFilters() {
    return pushed.clone();
  }

  @Override
  public void pruneColumns(StructType required) {
    schema = required;
  }

  @Override
  public Scan build() {
    return this;
  }

  @Override
  public StructType readSchema() {
    return schema;
  }

  @Override
  public String description() {
    return "orometry surfaces, keys %s".formatted(Arrays.toString(pushed));
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    LongPredicate wanted =
        Arrays.stream(pushed).map(KeyFilter::of).reduce(LongPredicate::and).orElse(key -> true);
    List<SurfacesShare> shares = new ArrayList<>();
    int most = mostOfShare();
    for (SurfaceSource source : inputs.sources()) {
      addShares(source, wanted, most, shares);
    }
    return shares.toArray(InputPartition[]::new);
  }

  private static void addShares(
      SurfaceSource source, LongPredicate wanted, int most, List<SurfacesShare> shares) {
    long[] keys = keys(source);
    int[] chosen = IntStream.range(0, keys.length).filter(k -> wanted.test(keys[k])).toArray();
    for (int from = 0; from < chosen.length; from += most) {
      int[] share = Arrays.copyOfRange(chosen, from, Math.min(chosen.length, from + most));
      shares.add(
          new SurfacesShare(source, share, Arrays.stream(share).mapToLong(k -> keys[k]).toArray()));
    }
  }

  private static long[] keys(SurfaceSource source) {
    try {
      return source.keys();
    } catch (IOException e) {
      throw new BadInputException(
          "%s cannot be read: %s.".formatted(source.label(), Reason.unnamed(e)), e);
    }
  }

  private int mostOfShare() {
    if (!readsValues()) {
      return MOST_KEYS;
    }
    int workers = SparkSession.active().sparkContext().defaultParallelism();
    int cells = inputs.grid().cells();
    return BatchSizes.AUTOMATIC.perLongTask(inputs.surfaces(), cells, workers, LONGER);
  }

  private boolean readsValues() {
    return Arrays.asList(schema.fieldNames()).contains(SurfacesTable.VALUES);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    return new SurfacesReaders(inputs.grid(), schema);
  }
}
