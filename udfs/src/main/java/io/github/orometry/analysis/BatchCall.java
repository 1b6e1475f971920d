package io.github.orometry.analysis;

import io.github.orometry.stack.SurfaceRange;
import io.github.orometry.stack.SurfaceSource;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Analyses all surfaces of some sources, on one thread or several, and hands over the answers in
 * the order of the surfaces, whatever the number of threads. Its memory does not grow with their
 * number.
 *
 * <pre>{@code
 * BatchCall call = new BatchCall(Analysis.STANDARD, grid, 4);
 * call.run(List.of(stack), block -> count.addAndGet(block.peaks()), AnalysisListener.SILENT);
 * }</pre>
 */
public final class BatchCall {
  /** Peaks that wait to be handed over, for each thread. */
  private static final long AHEAD = 1 << 17;

  private final Supplier<Analyzer> analyzers;
  private final Grid grid;
  private final int threads;
  private final BatchSizes sizes;
  private final List<RangeWorker> workers = new ArrayList<>();

  /** A call on so many threads, at least 1; with 1 the caller's own does the work. */
  public BatchCall(Analysis analysis, Grid grid, int threads) {
    this(() -> new Analyzer(analysis, grid), grid, threads, BatchSizes.AUTOMATIC);
  }

  /**
   * A call.
   *
   * @param analyzers makes one for each thread
   * @param threads at least 1
   * @param sizes how many surfaces go together
   */
  public BatchCall(Supplier<Analyzer> analyzers, Grid grid, int threads, BatchSizes sizes) {
    if (threads < 1) {
      throw new IllegalArgumentException("a batch call needs at least 1 thread, not " + threads);
    }
    this.analyzers = analyzers;
    this.grid = grid;
    this.threads = threads;
    this.sizes = sizes;
  }

  /**
   * Runs.
   *
   * @param sources of surfaces on the grid
   * @param sink receives the blocks, on the calling thread; one is the call's own again afterwards
   * @throws UnreadableException where a source cannot be read
   * @throws CancellationException where the listener asks to stop, or the calling thread is
   *     interrupted
   */
  public void run(
      List<? extends SurfaceSource> sources, Consumer<PeakBlock> sink, AnalysisListener listener) {
    long surfaces = sources.stream().mapToLong(SurfaceSource::size).sum();
    List<SurfaceRange> ranges =
        SurfaceRange.of(sources, sizes.perTask(surfaces, grid.cells(), threads));
    int atOnce = Math.max(1, Math.min(threads, ranges.size()));
    int buffer = sizes.buffer(grid.cells(), atOnce, Runtime.getRuntime().maxMemory());
    workers.clear();
    for (int i = 0; i < atOnce; i++) {
      Analyzer analyzer = analyzers.get();
      analyzer.threads(threads / atOnce);
      workers.add(new RangeWorker(sources, analyzer, grid.cells(), buffer, listener));
    }
    boolean done = false;
    try {
      if (atOnce == 1) {
        inTurn(ranges, sink);
      } else {
        atOnce(ranges, sink);
      }
      done = true;
    } finally {
      closeWorkers(done);
    }
  }

  /** The workers of the last run, for what they have measured. */
  public List<RangeWorker> workers() {
    return List.copyOf(workers);
  }

  private void inTurn(List<SurfaceRange> ranges, Consumer<PeakBlock> sink) {
    PeakBlock block = workers.get(0).newBlock();
    RangeWorker.Blocks blocks =
        new RangeWorker.Blocks() {
          @Override
          public PeakBlock take() {
            block.clear();
            return block;
          }

          @Override
          public void put(PeakBlock filled) {
            sink.accept(filled);
          }
        };
    ranges.forEach(range -> workers.get(0).run(range, blocks));
  }

  private void atOnce(List<SurfaceRange> ranges, Consumer<PeakBlock> sink) {
    OrderedBlocks blocks =
        new OrderedBlocks(ranges.size(), AHEAD * workers.size(), workers.get(0)::newBlock);
    AtomicInteger next = new AtomicInteger();
    List<Thread> running = new ArrayList<>();
    try {
      for (RangeWorker worker : workers) {
        Thread thread = new Thread(() -> work(worker, ranges, next, blocks), "orometry-worker");
        thread.setDaemon(true);
        thread.start();
        running.add(thread);
      }
      for (PeakBlock block = blocks.next(); block != null; block = blocks.next()) {
        sink.accept(block);
        blocks.release(block);
      }
    } catch (Throwable e) {
      throw thrown(e);
    } finally {
      next.set(ranges.size());
      blocks.abandon();
      running.forEach(Thread::interrupt);
      running.forEach(BatchCall::join);
    }
  }

  private static void work(
      RangeWorker worker, List<SurfaceRange> ranges, AtomicInteger next, OrderedBlocks blocks) {
    for (int i = next.getAndIncrement(); i < ranges.size(); i = next.getAndIncrement()) {
      Throwable failure = null;
      try {
        worker.run(ranges.get(i), blocks.of(i));
      } catch (Throwable e) { // whatever it is, the calling thread is to throw it
        failure = e;
        next.set(ranges.size());
      }
      blocks.end(i, failure);
    }
  }

  private static RuntimeException thrown(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return (RuntimeException) e;
  }

  /** No thread outlives the run, also where the caller is interrupted. */
  private static void join(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes them all; what fails then is told only where nothing has failed before. */
  private void closeWorkers(boolean done) {
    UnreadableException failure = null;
    for (RangeWorker worker : workers) {
      try {
        worker.close();
      } catch (IOException e) {
        failure = new UnreadableException("the last source", e);
      }
    }
    if (done && failure != null) {
      throw failure;
    }
  }
}
