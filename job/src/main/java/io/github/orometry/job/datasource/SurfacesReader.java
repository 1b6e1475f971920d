package io.github.orometry.job.datasource;

import io.github.orometry.analysis.BatchSizes;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Reason;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeArrayData;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/** Reads a share, some surfaces at a time; the source is opened only where values are asked for. */
final class SurfacesReader implements PartitionReader<InternalRow> {
  private final SurfacesShare share;
  private final Grid grid;
  private final List<String> columns;
  private final Object[] fields;
  private final InternalRow row;
  private final int valuesAt;
  private final SurfaceBatch batch;
  private SurfaceReader reader;
  private int next;
  private int batchBegin;
  private int batchEnd;

  SurfacesReader(SurfacesShare share, Grid grid, StructType schema) {
    this.share = share;
    this.grid = grid;
    columns = Arrays.asList(schema.fieldNames());
    valuesAt = columns.indexOf(SurfacesTable.VALUES);
    fields = columns.stream().map(this::constant).toArray();
    row = new GenericInternalRow(fields);
    batch = new SurfaceBatch(grid.cells());
  }

  /** What is the same for all surfaces of a share; null for what is not. */
  private Object constant(String column) {
    return switch (column) {
      case SurfacesTable.NX -> grid.nx();
      case SurfacesTable.NY -> grid.ny();
      case SurfacesTable.X -> UnsafeArrayData.fromPrimitiveArray(grid.xs());
      case SurfacesTable.Y -> UnsafeArrayData.fromPrimitiveArray(grid.ys());
      case SurfacesTable.SOURCE -> UTF8String.fromString(share.source().label());
      default -> null;
    };
  }

  @Override
  public boolean next() {
    if (next == share.chosen().length) {
      return false;
    }
    long key = share.keys()[next];
    set(SurfacesTable.EPOCH, SurfaceKey.epochIdx(key));
    set(SurfacesTable.TIME_BIN, SurfaceKey.timeBinIdx(key));
    if (valuesAt >= 0) {
      fields[valuesAt] = values(next);
    }
    next++;
    return true;
  }

  private void set(String column, int value) {
    int at = columns.indexOf(column);
    if (at >= 0) {
      fields[at] = value;
    }
  }

  private UnsafeArrayData values(int i) {
    if (i == batchEnd) {
      read(i);
    }
    int at = Math.multiplyExact((i - batchBegin) * grid.cells(), Double.BYTES);
    return UnsafeArrayData.fromPrimitiveArray(
        batch.values(), Platform.DOUBLE_ARRAY_OFFSET + at, grid.cells(), Double.BYTES);
  }

  private void read(int i) {
    Runtime machine = Runtime.getRuntime();
    batchBegin = i;
    batchEnd =
        share.endOfRun(
            i,
            BatchSizes.AUTOMATIC.buffer(
                grid.cells(), machine.availableProcessors(), machine.maxMemory()));
    int from = share.chosen()[i];
    try {
      if (reader == null) {
        reader = share.source().open();
      }
      reader.read(from, from + batchEnd - batchBegin, batch);
    } catch (IOException e) {
      throw new BadInputException(
          "%s: cannot be read: %s.".formatted(share.source().describe(from), Reason.unnamed(e)), e);
    }
  }

  @Override
  public InternalRow get() {
    return row;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
  }
}
