package io.github.orometry.job.datasource;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.result.DataFile;
import io.github.orometry.job.result.PublishedResult;
import io.github.orometry.sql.SparkTypes;
import io.github.orometry.table.Table;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** A table of a result as Spark sees it: a task a file. */
final class ResultTable implements SupportsRead {
  private final PublishedResult result;
  private final Table table;
  private final List<DataFile> files;

  /** A file of the table, for one task. */
  record File(PublishedResult result, Table table) implements InputPartition {}

  ResultTable(PublishedResult result, Table table) {
    this.result = result;
    this.table = table;
    files = result.tables().get(table);
    if (files == null) {
      throw new BadInputException(
          "the result %s has no table %s.".formatted(result.folder(), table.title()));
    }
  }

  @Override
  public String name() {
    return "orometry %s of %s".formatted(table.title(), result.folder());
  }

  @Override
  @SuppressWarnings("deprecation") // the only way that all versions of Spark know
  public StructType schema() {
    return SparkTypes.of(table.columns());
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return new FileScan();
  }

  /** The result with one of the table's files alone. */
  private File alone(DataFile file) {
    Map<Table, List<DataFile>> one = new EnumMap<>(Map.of(table, List.of(file)));
    return new File(
        new PublishedResult(
            result.folder(), result.analysis(), result.grid(), result.format(), one, List.of()),
        table);
  }

  private final class FileScan
      implements ScanBuilder, SupportsPushDownRequiredColumns, Scan, Batch {
    private StructType required = schema();

    @Override
    public void pruneColumns(StructType columns) {
      required = columns;
    }

    @Override
    public Scan build() {
      return this;
    }

    @Override
    public StructType readSchema() {
      return required;
    }

    @Override
    public String description() {
      return name();
    }

    @Override
    public Batch toBatch() {
      return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
      return files.stream().map(ResultTable.this::alone).toArray(InputPartition[]::new);
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
      List<String> columns = Arrays.asList(required.fieldNames());
      return file -> new ResultReader((File) file, List.copyOf(columns));
    }
  }
}
