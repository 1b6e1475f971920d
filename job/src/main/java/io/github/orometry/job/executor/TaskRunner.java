package io.github.orometry.job.executor;

import io.github.orometry.job.failure.JobException;
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
  private int openSource = -1;
  private SlabReader reader;

  TaskRunner(List<SlabSource> sources, SlabSettings settings) {
    this.sources = sources;
    worker = new SlabWorker(settings);
    batch = new SlabBatch(settings.grid().cells());
  }

  /** The results of a task, in the order of its slabs. */
  List<SlabResult> run(SlabTask task) {
    try {
      open(task.source());
      reader.read(task.from(), task.to(), batch);
    } catch (IOException e) {
      throw JobException.badInput(
          sources.get(task.source()).describe(task.from()) + " cannot be read: " + e);
    }
    List<SlabResult> results = new ArrayList<>(batch.size());
    for (int k = 0; k < batch.size(); k++) {
      results.add(worker.result(batch, k));
    }
    return results;
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
