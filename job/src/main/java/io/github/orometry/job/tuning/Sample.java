package io.github.orometry.job.tuning;

import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.input.SlabKey;
import io.github.orometry.job.input.SlabReader;
import io.github.orometry.job.input.SlabSource;
import io.github.orometry.job.slab.SlabBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The first surfaces of some sources as one epoch; where there are not that many, from the first on
 * again.
 *
 * @param sources in the order in which they are read
 * @param size how many surfaces
 * @param cells of each
 */
record Sample(List<SlabSource> sources, int size, int cells) implements SlabSource {

  /** The inputs with the first {@code size} surfaces only. */
  static Inputs of(Inputs inputs, int size) {
    Sample sample = new Sample(inputs.sources(), size, inputs.grid().cells());
    return new Inputs(inputs.grid(), List.of(sample), true, inputs.files());
  }

  @Override
  public SlabReader open() {
    return new Reader();
  }

  @Override
  public long[] keys() {
    long[] keys = new long[size];
    for (int k = 0; k < size; k++) {
      keys[k] = SlabKey.of(0, k);
    }
    return keys;
  }

  @Override
  public String describe(int k) {
    Place place = place(k);
    return sources.get(place.source).describe(place.slab);
  }

  /** Where slab {@code k} is. */
  private Place place(int k) {
    long total = sources.stream().mapToLong(SlabSource::size).sum();
    long left = k % total;
    int source = 0;
    while (left >= sources.get(source).size()) {
      left -= sources.get(source++).size();
    }
    return new Place(source, (int) left);
  }

  private record Place(int source, int slab) {}

  /** Has one source open at a time. What lies in several is read part by part and copied. */
  private final class Reader implements SlabReader {
    private final SlabBatch part = new SlabBatch(cells);
    private int openSource = -1;
    private SlabReader reader;

    @Override
    public void read(int from, int to, SlabBatch batch) {
      if (from < 0 || to > size || from > to) {
        throw new IndexOutOfBoundsException("[" + from + ", " + to + ") of " + size);
      }
      Place place = place(from);
      if (to - from <= sources.get(place.source).size() - place.slab) {
        open(place.source).read(place.slab, place.slab + to - from, batch);
      } else {
        readParts(from, to, batch);
      }
      for (int k = from; k < to; k++) {
        batch.name(k - from, 0, k);
      }
    }

    private void readParts(int from, int to, SlabBatch batch) {
      batch.resize(to - from);
      for (int k = from; k < to; k += part.size()) {
        Place place = place(k);
        int length = Math.min(to - k, sources.get(place.source).size() - place.slab);
        open(place.source).read(place.slab, place.slab + length, part);
        System.arraycopy(part.values(), 0, batch.values(), (k - from) * cells, part.size() * cells);
      }
    }

    private SlabReader open(int source) {
      try {
        if (source != openSource) {
          close();
          reader = sources.get(source).open();
          openSource = source;
        }
        return reader;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
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
  }
}
