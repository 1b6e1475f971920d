package io.github.orometry.job.engine.spark;

import io.github.orometry.analysis.BatchSizes;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceRange;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Reads ranges where they run: each row is read from the file when it is asked for, some at a time.
 * The rows of a range are one object, filled again and again: who keeps one copies it, as Spark
 * does before it sends or sorts rows.
 */
final class RangeReading implements FlatMapFunction<List<SurfaceRange>, SurfaceRow> {
  private static final long serialVersionUID = 1;

  /** Kept from task to task, as a thread has one at a time: memory that is new costs more. */
  private static final ThreadLocal<SurfaceBatch> BATCH = new ThreadLocal<>();

  private final Broadcast<List<SurfaceSource>> sources;
  private final int cells;
  private final BatchSizes sizes;
  private final Measures measures;

  RangeReading(
      Broadcast<List<SurfaceSource>> sources, int cells, BatchSizes sizes, Measures measures) {
    this.sources = sources;
    this.cells = cells;
    this.sizes = sizes;
    this.measures = measures;
  }

  @Override
  public Iterator<SurfaceRow> call(List<SurfaceRange> ranges) {
    StoreSettings.apply();
    Rows rows = new Rows(ranges, TaskContext.get());
    TaskCompletionListener atEnd = context -> rows.close();
    TaskContext.get().addTaskCompletionListener(atEnd);
    return rows;
  }

  private static SurfaceBatch batch(int cells) {
    SurfaceBatch batch = BATCH.get();
    if (batch == null || batch.cells() != cells) {
      batch = new SurfaceBatch(cells);
      BATCH.set(batch);
    }
    batch.resize(0);
    return batch;
  }

  static BadInputException unreadable(SurfaceSource source, String what, IOException e) {
    String where = e instanceof NoSuchFileException ? Host.words() : "";
    return new BadInputException(
            "%s: cannot be read: %s%s.".formatted(what, Reason.unnamed(e), where), e)
        .about(Inputs.part(source));
  }

  /** Of one of the tasks that share the memory of the process they run in. */
  private int bufferSize() {
    Runtime runtime = Runtime.getRuntime();
    return sizes.buffer(cells, runtime.availableProcessors(), runtime.maxMemory());
  }

  private final class Rows implements Iterator<SurfaceRow> {
    private final Iterator<SurfaceRange> ranges;
    private final SurfaceBatch batch = batch(cells);
    private final SurfaceRow row = new SurfaceRow();
    private final TaskContext task;
    private SurfaceRange range;
    private SurfaceSource source;
    private SurfaceReader reader;
    private int next;
    private int inBatch;
    private int checksum;

    Rows(List<SurfaceRange> ranges, TaskContext task) {
      this.task = task;
      this.ranges = ranges.iterator();
      row.setValues(new double[cells]);
    }

    @Override
    public boolean hasNext() {
      return inBatch < batch.size() || (range != null && next < range.to()) || ranges.hasNext();
    }

    private void begin() {
      close();
      range = ranges.next();
      next = range.from();
      checksum = 0;
      source = sources.value().get(range.source());
      try {
        reader = source.open();
      } catch (IOException e) {
        throw unreadable(source, source.describe(range.from()), e);
      } catch (FailedException e) {
        throw Host.in(e);
      }
    }

    void close() {
      try {
        if (reader != null) {
          reader.close();
        }
      } catch (IOException e) {
        throw unreadable(source, source.label(), e);
      } finally {
        reader = null;
      }
    }

    @Override
    public SurfaceRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      if (task.isInterrupted()) {
        throw new CancellationException("nobody waits for this task any longer");
      }
      if (inBatch == batch.size()) {
        fill();
      }
      row.take(batch, inBatch++);
      return row;
    }

    private void fill() {
      if (range == null || next == range.to()) {
        begin();
      }
      int to = (int) Math.min(range.to(), (long) next + bufferSize());
      long begin = System.nanoTime();
      try {
        reader.read(next, to, batch);
      } catch (IOException e) {
        throw unreadable(source, source.describe(next), e);
      }
      measures.read().add(System.nanoTime() - begin);
      measures.surfaces().add((long) to - next);
      next = to;
      checksum ^= reader.checksum();
      if (next == range.to() && source.checksum().isPresent()) {
        measures.checks().add(new Measures.RangeCheck(range.source(), range.from(), checksum));
      }
      inBatch = 0;
    }
  }
}
