package io.github.orometry.job.executor;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.report.Progress;
import io.github.orometry.job.slab.SlabResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Tasks on several threads of this process, each with a runner of its own; the calling thread
 * writes the results in their order. At most {@link #AHEAD} tasks for each thread are in flight, so
 * the memory needed does not grow with the work.
 */
final class ThreadsExecution implements Execution {
  static final int AHEAD = 2;

  private final int jobs;

  /** On so many threads, at least 1. */
  ThreadsExecution(int jobs) {
    this.jobs = jobs;
  }

  @Override
  public String describe() {
    return "threads (" + jobs + (jobs == 1 ? " job)" : " jobs)");
  }

  @Override
  public Outcome execute(Work work, Progress progress) {
    Inputs inputs = work.slabs(jobs, progress);
    List<SlabTask> tasks = work.tasks(inputs, jobs);
    try (Pool pool = new Pool(Math.min(jobs, tasks.size()), inputs, work);
        ResultWriter writer = new ResultWriter(work, progress)) {
      pool.run(tasks.iterator(), writer);
      return writer.outcome(pool.all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The threads and their runners. */
  private static final class Pool implements AutoCloseable {
    private final ExecutorService threads;
    private final List<TaskRunner> all = new ArrayList<>();
    private final BlockingQueue<TaskRunner> idle = new LinkedBlockingQueue<>();
    private final Deque<Future<List<SlabResult>>> inFlight = new ArrayDeque<>();

    Pool(int size, Inputs inputs, Work work) {
      threads = Executors.newFixedThreadPool(size);
      for (int i = 0; i < size; i++) {
        all.add(work.runner(inputs, size));
      }
      idle.addAll(all);
    }

    void run(Iterator<SlabTask> tasks, ResultWriter writer) {
      while (tasks.hasNext() || !inFlight.isEmpty()) {
        while (tasks.hasNext() && inFlight.size() < AHEAD * all.size()) {
          SlabTask task = tasks.next();
          inFlight.add(threads.submit(() -> results(task)));
        }
        writer.write(await(inFlight.remove()));
      }
    }

    private List<SlabResult> results(SlabTask task) throws InterruptedException {
      TaskRunner runner = idle.take();
      try {
        return runner.run(task);
      } finally {
        idle.add(runner);
      }
    }

    private static List<SlabResult> await(Future<List<SlabResult>> future) {
      try {
        return future.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while tasks were running", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof JobException failure) {
          throw failure;
        }
        throw new IllegalStateException("a task failed: " + e.getCause(), e.getCause());
      }
    }

    /**
     * Lets no thread outlive the run: those still at work after a failure are interrupted and
     * waited for.
     */
    @Override
    public void close() throws IOException {
      threads.shutdownNow();
      try {
        threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      for (TaskRunner runner : all) {
        runner.close();
      }
    }
  }
}
