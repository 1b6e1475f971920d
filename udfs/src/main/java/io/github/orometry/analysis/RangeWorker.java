package io.github.orometry.analysis;

import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceRange;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Reads and analyses ranges of surfaces: an analyzer, its batch, and the reader of the source it is
 * at. For one thread at a time.
 */
public final class RangeWorker implements Closeable {
  /** A block with so many surfaces, or full for another reason, is handed over on the way. */
  private static final int MOST_SURFACES = 1 << 14;

  private final List<? extends SurfaceSource> sources;
  private final Analyzer analyzer;
  private final SurfaceBatch batch;
  private final int buffer;
  private final AnalysisListener listener;
  private final int[] checksums;
  private int openSource = -1;
  private SurfaceReader reader;
  private long readNanos;
  private long computeNanos;

  /** Stops where the listener asks for it, and where the thread that asks is interrupted. */
  private record Stopping(AnalysisListener told) implements AnalysisListener {
    @Override
    public void done(long parts) {
      told.done(parts);
    }

    @Override
    public boolean isCancelled() {
      return told.isCancelled() || Thread.currentThread().isInterrupted();
    }
  }

  /** Where blocks come from and go to. */
  public interface Blocks {
    /** An empty block. */
    PeakBlock take();

    /** A block with the answers of the next surfaces; it is no longer the worker's. */
    void put(PeakBlock block);
  }

  /**
   * A worker.
   *
   * @param buffer how many surfaces it holds at a time, at least 1
   */
  public RangeWorker(
      List<? extends SurfaceSource> sources,
      Analyzer analyzer,
      int cells,
      int buffer,
      AnalysisListener listener) {
    this.sources = sources;
    this.analyzer = analyzer;
    this.buffer = buffer;
    this.listener = new Stopping(listener);
    batch = new SurfaceBatch(cells);
    checksums = new int[sources.size()];
  }

  /**
   * Hands over the answers of a range, in the order of its surfaces.
   *
   * @throws UnreadableException where it cannot be read
   * @throws CancellationException where the listener asks to stop, or this thread is interrupted
   */
  public void run(SurfaceRange range, Blocks blocks) {
    PeakBlock block = blocks.take();
    for (int from = range.from(); from < range.to(); from += batch.size()) {
      read(range.source(), from, (int) Math.min(range.to(), (long) from + buffer));
      for (int k = 0; k < batch.size(); k++) {
        if (block.isFull(MOST_SURFACES)) {
          blocks.put(block);
          block = blocks.take();
        }
        analyze(k, block);
      }
    }
    blocks.put(block);
  }

  private void analyze(int k, PeakBlock block) {
    Analyzer.checkGoesOn(listener);
    long begin = System.nanoTime();
    int offset = k * batch.cells();
    int epochIdx = batch.epochIdx(k);
    analyzer.analyze(batch.values(), offset, epochIdx, batch.timeBinIdx(k), block, listener);
    computeNanos += System.nanoTime() - begin;
  }

  private void read(int source, int from, int to) {
    long begin = System.nanoTime();
    try {
      if (source != openSource) {
        close();
        reader = sources.get(source).open();
        openSource = source;
      }
      reader.read(from, to, batch);
      checksums[source] ^= reader.checksum();
    } catch (IOException e) {
      throw unreadable(sources.get(source), from, to, e);
    }
    readNanos += System.nanoTime() - begin;
  }

  /**
   * What to say of surfaces that cannot be read together: which is the first that cannot be read,
   * as far as one can be found, so that it does not depend on which were read together.
   */
  private UnreadableException unreadable(SurfaceSource source, int from, int to, IOException why) {
    int k = from;
    try (SurfaceReader again = source.open()) {
      for (; k < to; k++) {
        again.read(k, k + 1, batch);
      }
    } catch (IOException e) {
      return new UnreadableException(source, Math.min(k, to - 1), e);
    }
    return new UnreadableException(source, from, why);
  }

  PeakBlock newBlock() {
    return analyzer.newBlock();
  }

  /** Time spent reading, so far. */
  public long readNanos() {
    return readNanos;
  }

  /** Time spent computing, so far. */
  public long computeNanos() {
    return computeNanos;
  }

  /** What was read of each source adds so much to its checksum; see {@link SurfaceReader}. */
  public int[] checksums() {
    return checksums.clone();
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
      reader = null;
      openSource = -1;
    }
  }
}
