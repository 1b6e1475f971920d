package io.github.orometry.job.executor;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.failure.Reason;
import io.github.orometry.job.input.SlabReader;
import io.github.orometry.job.input.SlabSource;
import io.github.orometry.job.slab.SlabBatch;
import io.github.orometry.job.slab.SlabResult;
import io.github.orometry.job.slab.SlabSettings;
import io.github.orometry.job.slab.SlabWorker;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and computes tasks in this process: a worker, its batch, and the reader of the source it is
 * at. For one thread at a time.
 */
final class TaskRunner implements Closeable {
  private final List<SlabSource> sources;
  private final SlabWorker worker;
  private final SlabBatch batch;
  private final int bufferSize;
  private int openSource = -1;
  private SlabReader reader;
  private long readNanos;
  private long computeNanos;

  /** A runner that holds {@code bufferSize} surfaces at a time. */
  TaskRunner(List<SlabSource> sources, SlabSettings settings, int bufferSize) {
    this.sources = sources;
    worker = new SlabWorker(settings);
    batch = new SlabBatch(settings.grid().cells());
    this.bufferSize = bufferSize;
  }

  /** The results of a task, in the order of its slabs. */
  List<SlabResult> run(SlabTask task) {
    List<SlabResult> results = new ArrayList<>(task.size());
    for (int from = task.from(); from < task.to(); from += batch.size()) {
      long begin = System.nanoTime();
      read(task.source(), from, (int) Math.min(task.to(), (long) from + bufferSize));
      long read = System.nanoTime();
      for (int k = 0; k < batch.size(); k++) {
        results.add(worker.result(batch, k));
      }
      readNanos += read - begin;
      computeNanos += System.nanoTime() - read;
    }
    return results;
  }

  /** Time spent reading, so far. */
  long readNanos() {
    return readNanos;
  }

  /** Time spent computing, so far. */
  long computeNanos() {
    return computeNanos;
  }

  private void read(int source, int from, int to) {
    try {
      open(source);
      reader.read(from, to, batch);
    } catch (IOException e) {
      throw JobException.badInput(
          sources.get(source).describe(from) + " cannot be read: " + Reason.of(e) + ".");
    }
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
      openSource = -1;
    }
  }

  private void open(int source) throws IOException {
    if (source != openSource) {
      close();
      reader = sources.get(source).open();
      openSource = source;
    }
  }
}
