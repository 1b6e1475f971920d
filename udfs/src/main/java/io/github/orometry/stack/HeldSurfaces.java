package io.github.orometry.stack;

import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Surfaces of one epoch that are in memory as doubles, the time bins one after another, each
 * row-major.
 *
 * @param epochIdx their epoch
 * @param cells of a surface
 * @param values surface k at {@code values[k * cells]}; not copied, and not to be changed
 */
public record HeldSurfaces(int epochIdx, int cells, double[] values) implements SurfaceSource {
  /**
   * Checks that there are whole surfaces.
   *
   * @throws IllegalArgumentException where there is none, or a part of one
   */
  public HeldSurfaces {
    if (cells < 1 || values.length == 0 || values.length % cells != 0) {
      throw new IllegalArgumentException(
          "%s values are not some surfaces of %s cells".formatted(values.length, cells));
    }
  }

  @Override
  public int size() {
    return values.length / cells;
  }

  @Override
  public SurfaceReader open() {
    return new Reader(this);
  }

  @Override
  public long[] keys() {
    return IntStream.range(0, size()).mapToLong(k -> SurfaceKey.of(epochIdx, k)).toArray();
  }

  @Override
  public String label() {
    return "epoch " + epochIdx;
  }

  @Override
  public String describe(int k) {
    return SurfaceKey.words(SurfaceKey.of(epochIdx, k));
  }

  private record Reader(HeldSurfaces held) implements SurfaceReader {
    @Override
    public void read(int from, int to, SurfaceBatch batch) {
      Objects.checkFromToIndex(from, to, held.size());
      batch.resize(to - from, held.cells);
      for (int k = from; k < to; k++) {
        batch.name(k - from, held.epochIdx, k);
      }
      int first = from * held.cells;
      System.arraycopy(held.values, first, batch.values(), 0, (to - from) * held.cells);
    }

    @Override
    public void close() {
      // The values are somebody else's.
    }
  }
}
