package io.github.orometry.job.datasource;

import io.github.orometry.surface.Grid;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Makes the readers of shares, in tasks.
 *
 * @param grid of all surfaces
 * @param schema the columns that are asked for
 */
record SurfacesReaders(Grid grid, StructType schema) implements PartitionReaderFactory {
  @Override
  public PartitionReader<InternalRow> createReader(InputPartition share) {
    return new SurfacesReader((SurfacesShare) share, grid, schema);
  }
}
