package io.github.orometry.testing;

import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Surfaces in memory that can be told to fail, to be called anything, and to have a checksum: the
 * exclusive or of the hashes of their values. Counts its readers and what they read.
 */
public final class TestSource implements SurfaceSource {
  private static final long serialVersionUID = 1;

  private final int cells;
  private final double[] values;
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger reads = new AtomicInteger();
  private long[] keys;
  private int broken = Integer.MAX_VALUE;
  private boolean failsToClose;
  private boolean summed;

  /** Surfaces of epoch 0. */
  public TestSource(int cells, double[] values) {
    this.cells = cells;
    this.values = values;
    keys = IntStream.range(0, values.length / cells).mapToLong(k -> SurfaceKey.of(0, k)).toArray();
  }

  /** With these keys. */
  public TestSource named(long[] others) {
    keys = others.clone();
    return this;
  }

  /** Surfaces from {@code k} on cannot be read. */
  public TestSource failingAt(int k) {
    broken = k;
    return this;
  }

  /** Readers cannot be closed. */
  public TestSource failingToClose() {
    failsToClose = true;
    return this;
  }

  /** With a checksum. */
  public TestSource withChecksum() {
    summed = true;
    return this;
  }

  /** Readers that are not closed yet. */
  public int openReaders() {
    return open.get();
  }

  /** Surfaces read so far. */
  public int reads() {
    return reads.get();
  }

  @Override
  public int size() {
    return values.length / cells;
  }

  @Override
  public long[] keys() {
    return keys.clone();
  }

  @Override
  public String label() {
    return "test";
  }

  @Override
  public String describe(int k) {
    return "surface " + k;
  }

  @Override
  public OptionalInt checksum() {
    return summed ? OptionalInt.of(sum(0, size())) : OptionalInt.empty();
  }

  private int sum(int from, int to) {
    return IntStream.range(from * cells, to * cells)
        .map(i -> 31 * i + Double.hashCode(values[i]))
        .reduce(0, (a, b) -> a ^ b);
  }

  @Override
  public SurfaceReader open() {
    open.incrementAndGet();
    return new Reader();
  }

  private final class Reader implements SurfaceReader {
    private int sum;

    @Override
    public void read(int from, int to, SurfaceBatch batch) throws IOException {
      Objects.checkFromToIndex(from, to, size());
      if (to > broken) {
        throw new IOException("surface " + Math.max(from, broken) + " is broken");
      }
      batch.resize(to - from, cells);
      System.arraycopy(values, from * cells, batch.values(), 0, (to - from) * cells);
      for (int k = from; k < to; k++) {
        batch.name(k - from, SurfaceKey.epochIdx(keys[k]), SurfaceKey.timeBinIdx(keys[k]));
      }
      sum ^= summed ? TestSource.this.sum(from, to) : 0;
      reads.addAndGet(to - from);
    }

    @Override
    public int checksum() {
      int told = sum;
      sum = 0;
      return told;
    }

    @Override
    public void close() throws IOException {
      open.decrementAndGet();
      if (failsToClose) {
        throw new IOException("cannot be closed");
      }
    }
  }
}
