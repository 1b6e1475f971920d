package io.github.orometry.job.datasource;

import io.github.orometry.job.result.TableReader;
import io.github.orometry.table.TableBatch;
import io.github.orometry.table.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.SynchronousQueue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads some columns of a file of a table. Files are read from their begin to their end, batch by
 * batch, by a thread that waits until Spark has taken a batch; of no columns there is nothing to
 * read, as the manifest says how many rows there are.
 */
final class ResultReader implements PartitionReader<InternalRow> {
  /** The rows of a batch, or at the end the failure, if there was one. */
  private record Handed(InternalRow[] rows, Throwable failure) {}

  private final SynchronousQueue<Handed> queue = new SynchronousQueue<>();
  private final Thread thread;
  private InternalRow[] rows = {};
  private int at = -1;
  private long without;

  ResultReader(ResultTable.File file, List<String> columns) {
    boolean counted = columns.isEmpty();
    without = counted ? file.result().rows(file.table()) : 0;
    thread = counted ? null : new Thread(() -> run(file, columns), "orometry-result-reader");
    if (thread != null) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** In the thread, until all is read or nobody waits any longer. */
  private void run(ResultTable.File file, List<String> columns) {
    try {
      hand(new Handed(null, read(file, columns)));
    } catch (CancellationException e) {
      return; // there is nobody to be told
    }
  }

  /** Gives the failure, or null where all was read. */
  private Throwable read(ResultTable.File file, List<String> columns) {
    try {
      new TableReader(file.result())
          .read(file.table(), columns, batch -> hand(new Handed(rows(batch), null)));
      return null;
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      return e; // thrown where rows are waited for
    }
  }

  private void hand(Handed handed) {
    try {
      queue.put(handed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped(e);
    }
  }

  private static CancellationException stopped(InterruptedException e) {
    CancellationException stopped = new CancellationException("nobody waits for the rows");
    stopped.initCause(e);
    return stopped;
  }

  private static InternalRow[] rows(TableBatch batch) {
    InternalRow[] rows = new InternalRow[batch.rows()];
    for (int row = 0; row < rows.length; row++) {
      Object[] fields = new Object[batch.vectors().size()];
      for (int c = 0; c < fields.length; c++) {
        fields[c] = value(batch.vector(c), row);
      }
      rows[row] = new GenericInternalRow(fields);
    }
    return rows;
  }

  private static Object value(Vector vector, int row) {
    if (vector.isMissing(row)) {
      return null;
    }
    return switch (vector.column().type()) {
      case INTEGER -> vector.integers()[row];
      case NUMBER -> vector.numbers()[row];
      case FLAG -> vector.flags()[row] != 0;
      case TEXT -> UTF8String.fromString(vector.texts()[row]);
      case BYTES -> {
        int from = vector.from()[row];
        yield Arrays.copyOfRange(vector.data(), from, from + vector.length()[row]);
      }
    };
  }

  @Override
  public boolean next() {
    if (thread == null) {
      rows = new InternalRow[] {new GenericInternalRow(0)};
      at = 0;
      return without-- > 0;
    }
    at++;
    while (rows != null && at >= rows.length) {
      Handed handed = taken();
      check(handed.failure());
      rows = handed.rows();
      at = 0;
    }
    return rows != null;
  }

  private static void check(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  private Handed taken() {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped(e);
    }
  }

  @Override
  public InternalRow get() {
    return rows[at];
  }

  @Override
  public void close() {
    if (thread != null) {
      thread.interrupt();
    }
  }
}
