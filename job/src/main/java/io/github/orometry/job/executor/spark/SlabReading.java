package io.github.orometry.job.executor.spark;

import io.github.orometry.job.executor.SlabTask;
import io.github.orometry.job.executor.TaskSizes;
import io.github.orometry.job.input.SlabReader;
import io.github.orometry.job.input.SlabSource;
import io.github.orometry.job.slab.SlabBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Reads tasks where they run: each row is read from the file when it is asked for, some at a time.
 */
final class SlabReading implements FlatMapFunction<SlabTask, SlabRow> {
  private static final long serialVersionUID = 1;

  private final Broadcast<List<SlabSource>> sources;
  private final int cells;
  private final TaskSizes sizes;

  SlabReading(Broadcast<List<SlabSource>> sources, int cells, TaskSizes sizes) {
    this.sources = sources;
    this.cells = cells;
    this.sizes = sizes;
  }

  @Override
  public Iterator<SlabRow> call(SlabTask task) throws Exception {
    SlabReader reader = sources.value().get(task.source()).open();
    TaskCompletionListener atEnd = context -> close(reader);
    TaskContext.get().addTaskCompletionListener(atEnd);
    return new Rows(reader, task);
  }

  private static void close(SlabReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of one of the tasks that share the memory of the process they run in. */
  private int bufferSize() {
    Runtime runtime = Runtime.getRuntime();
    return sizes.bufferSize(cells, runtime.availableProcessors(), runtime.maxMemory());
  }

  private final class Rows implements Iterator<SlabRow> {
    private final SlabReader reader;
    private final SlabTask task;
    private final SlabBatch batch = new SlabBatch(cells);
    private int next;
    private int inBatch;

    Rows(SlabReader reader, SlabTask task) {
      this.reader = reader;
      this.task = task;
      next = task.from();
    }

    @Override
    public boolean hasNext() {
      return inBatch < batch.size() || next < task.to();
    }

    @Override
    public SlabRow next() {
      if (inBatch == batch.size()) {
        if (next == task.to()) {
          throw new NoSuchElementException();
        }
        int to = (int) Math.min(task.to(), (long) next + bufferSize());
        reader.read(next, to, batch);
        next = to;
        inBatch = 0;
      }
      int k = inBatch++;
      SlabRow row = new SlabRow();
      row.setEpochIdx(batch.epochIdx(k));
      row.setTimeBinIdx(batch.timeBinIdx(k));
      row.setValues(Arrays.copyOfRange(batch.values(), k * cells, (k + 1) * cells));
      return row;
    }
  }
}
