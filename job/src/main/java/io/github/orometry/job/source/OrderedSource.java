package io.github.orometry.job.source;

import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/**
 * The surfaces of a source in another order.
 *
 * @param source that can be read by position at no great cost
 * @param places at k: which of its surfaces is surface k; not copied, and not to be changed
 */
record OrderedSource(SurfaceSource source, int[] places) implements SurfaceSource {
  @Override
  public int size() {
    return places.length;
  }

  @Override
  public SurfaceReader open() throws IOException {
    return new Reader(source.open(), places);
  }

  @Override
  public long[] keys() throws IOException {
    long[] keys = source.keys();
    return Arrays.stream(places).mapToLong(place -> keys[place]).toArray();
  }

  @Override
  public String label() {
    return source.label();
  }

  @Override
  public String describe(int k) {
    return source.describe(places[k]);
  }

  @Override
  public long readerBytes() {
    return source.readerBytes();
  }

  private static final class Reader implements SurfaceReader {
    private final SurfaceReader reader;
    private final int[] places;
    private SurfaceBatch some;

    Reader(SurfaceReader reader, int[] places) {
      this.reader = reader;
      this.places = places;
    }

    /** What follows one another in the source is read together. */
    @Override
    public void read(int from, int to, SurfaceBatch batch) throws IOException {
      Objects.checkFromToIndex(from, to, places.length);
      some = some == null || some.cells() != batch.cells() ? new SurfaceBatch(batch.cells()) : some;
      batch.resize(to - from);
      for (int k = from, end; k < to; k = end) {
        end = k + 1;
        while (end < to && places[end] == places[end - 1] + 1) {
          end++;
        }
        reader.read(places[k], places[k] + end - k, some);
        put(batch, k - from);
      }
    }

    private void put(SurfaceBatch batch, int at) {
      int cells = batch.cells();
      System.arraycopy(some.values(), 0, batch.values(), at * cells, some.size() * cells);
      for (int k = 0; k < some.size(); k++) {
        batch.name(at + k, some.epochIdx(k), some.timeBinIdx(k));
      }
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}
