package io.github.orometry.python;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.AnalysisListener;
import io.github.orometry.analysis.Analyzer;
import io.github.orometry.analysis.BatchCall;
import io.github.orometry.analysis.BatchSizes;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.projection.ProjectedEpoch;
import io.github.orometry.stack.ArrayLayout;
import io.github.orometry.stack.Bytes;
import io.github.orometry.stack.ElementType;
import io.github.orometry.stack.StridedArray;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceNames;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * The surfaces of some arrays in the caller's memory, analysed on threads of their own: add arrays,
 * start, and wait, a while at a time, until it has ended.
 */
public final class StackCall {
  /** Numbers that tell of an array. */
  private static final int FIELDS = 8;

  private final Analysis analysis;
  private final Grid grid;
  private final List<StridedArray> epochs = new ArrayList<>();
  private final List<PeakBlock> blocks = new ArrayList<>();
  private final LongAdder parts = new LongAdder();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean cancelled;
  private volatile Throwable failure;

  /** A call without arrays, on one grid. */
  public StackCall(Analysis analysis, Grid grid) {
    this.analysis = analysis;
    this.grid = grid;
  }

  /**
   * Adds arrays of surfaces, many at once.
   *
   * @param pages the bytes of each from the lowest on, see {@link PagedBytes}; one array's behind
   *     another's
   * @param types of numbers, each once, such as {@code "<f8"}; the first letter is {@code ">"}
   *     where the highest byte comes first
   * @param about {@value #FIELDS} numbers an array: its epoch, its pages, its type's place, its
   *     surfaces (at least 1), the byte of element (0, 0, 0), and the strides of x, y and t in
   *     bytes
   */
  public void add(ByteBuffer[] pages, String[] types, long[] about) {
    int page = 0;
    for (int at = 0; at < about.length; at += FIELDS) {
      int next = page + (int) about[at + 1];
      String type = types[(int) about[at + 2]];
      ArrayLayout layout =
          new ArrayLayout(
              ElementType.named(type.substring(1)).orElseThrow(),
              type.charAt(0) != '>',
              grid.nx(),
              grid.ny(),
              (int) about[at + 3],
              about[at + 4],
              about[at + 5],
              about[at + 6],
              about[at + 7],
              Double.NaN);
      int epoch = (int) about[at];
      Bytes bytes = new PagedBytes(Arrays.copyOfRange(pages, page, next));
      SurfaceNames names = new SurfaceNames.OneEpoch(epoch);
      epochs.add(new StridedArray(bytes, layout, names, "epoch " + epoch));
      page = next;
    }
  }

  /**
   * Starts the work.
   *
   * @param threads at least 1
   * @param forTables whether tables are to be made: scores, and what else they need
   */
  public void start(int threads, boolean forTables) {
    start(() -> run(threads, forTables));
  }

  private void start(Runnable work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (Throwable e) { // whatever it is, the caller is to be told
                failure = e;
              }
              ended.countDown();
            },
            "orometry-call");
    thread.setDaemon(true);
    thread.start();
  }

  private void run(int threads, boolean forTables) {
    if (epochs.isEmpty()) {
      return;
    }
    new BatchCall(
            () ->
                forTables
                    ? Analyzer.forTables(analysis, grid)
                    : Analyzer.withoutScores(analysis, grid),
            grid,
            threads,
            BatchSizes.AUTOMATIC)
        .run(List.of(new EpochList(epochs)), block -> blocks.add(block.copy()), new Listener());
  }

  /**
   * Starts the maximum projection of the arrays, each by itself.
   *
   * @param target where the projections go: array by array its cells as doubles, row-major
   */
  public void startProjection(int threads, ByteBuffer target) {
    start(
        () -> {
          try {
            project(threads, target);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void project(int threads, ByteBuffer target) throws IOException {
    SurfaceBatch batch = new SurfaceBatch(grid.cells());
    ByteBuffer memory = target.duplicate().order(ByteOrder.nativeOrder());
    for (SurfaceSource projected :
        ProjectedEpoch.of(epochs, threads, n -> parts.add(n * AnalysisListener.SURFACE))) {
      try (SurfaceReader reader = projected.open()) {
        reader.read(0, 1, batch);
      }
      int at = batch.epochIdx(0) * grid.cells() * Double.BYTES;
      memory
          .position(at)
          .slice()
          .order(memory.order())
          .asDoubleBuffer()
          .put(batch.values(), 0, grid.cells());
    }
  }

  private final class Listener implements AnalysisListener {
    @Override
    public void done(long more) {
      parts.add(more);
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }

  /**
   * Waits for the end, so long at most, or until the thread is interrupted: the bridge does that on
   * Ctrl-C, of which the caller learns by itself. Gives whether it has ended.
   */
  public boolean hasEnded(int millis) {
    try {
      return ended.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Surfaces that are done; the last ones in parts. */
  public double done() {
    return (double) parts.sum() / AnalysisListener.SURFACE;
  }

  /** Ends the work soon, without answers. */
  public void cancel() {
    cancelled = true;
  }

  /**
   * The answers, once it has ended; throws what it has failed by.
   *
   * @throws IllegalStateException where it has not ended
   */
  public Answers answers() {
    if (ended.getCount() > 0) {
      throw new IllegalStateException("the call goes on");
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    return new Answers(analysis, grid, blocks);
  }
}
