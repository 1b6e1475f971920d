package io.github.orometry.job.source.netcdf;

import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Some time bins of a variable, as an epoch.
 *
 * @param array its raw numbers
 * @param packing what makes values of them
 * @param plan what makes surfaces of the values
 * @param first the first time bin
 * @param size how many
 */
record VariableSource(
    RawArray array,
    Packing packing,
    SurfacePlan plan,
    int first,
    int size,
    int epochIdx,
    String label)
    implements SurfaceSource {
  /** Numbers that are read together, unless one surface has more. */
  private static final int TOGETHER = 1 << 17;

  /** A range is lengthened to so many times what was wanted, to end where a chunk does. */
  private static final int LENGTHENED = 4;

  @Override
  public SurfaceReader open() throws IOException {
    return new Reader(this);
  }

  @Override
  public long[] keys() {
    return IntStream.range(0, size).mapToLong(k -> SurfaceKey.of(epochIdx, k)).toArray();
  }

  @Override
  public String describe(int k) {
    return label + ", time bin " + k;
  }

  @Override
  public int rangeEnd(int from, int most) {
    long together = array.binsTogether();
    long begin = (long) first + from;
    long end = (begin + most) / together * together;
    if (end <= begin) {
      end = Math.min((begin / together + 1) * together, begin + (long) LENGTHENED * most);
    }
    return (int) Math.min(size, end - first);
  }

  @Override
  public long readerBytes() {
    return array.readerBytes() + Double.BYTES * Math.max(TOGETHER, array.cells());
  }

  /** With the buffers of one thread. */
  private static final class Reader implements SurfaceReader {
    private final VariableSource source;
    private final RawBins bins;
    private final int cells;
    private final int numbers;
    private final int together;
    private final double[] raw;

    Reader(VariableSource source) throws IOException {
      this.source = source;
      cells = source.plan.nx() * source.plan.ny();
      numbers = Math.toIntExact(source.array.cells());
      together = Math.max(1, TOGETHER / numbers);
      raw = new double[source.plan.isPlain() ? 0 : together * numbers];
      bins = source.array.open();
    }

    @Override
    public void read(int from, int to, SurfaceBatch batch) throws IOException {
      Objects.checkFromToIndex(from, to, source.size);
      batch.resize(to - from, cells);
      for (int k = from; k < to; k++) {
        batch.name(k - from, source.epochIdx, k);
      }
      int first = source.first;
      if (source.plan.isPlain()) {
        bins.read(first + from, first + to, batch.values());
        source.packing.unpack(batch.values(), (to - from) * cells);
        return;
      }
      for (int k = from; k < to; k += together) {
        int end = Math.min(to, k + together);
        bins.read(first + k, first + end, raw);
        source.packing.unpack(raw, (end - k) * numbers);
        for (int i = k; i < end; i++) {
          source.plan.place(raw, (i - k) * numbers, batch.values(), (i - from) * cells);
        }
      }
    }

    @Override
    public void close() throws IOException {
      bins.close();
    }
  }
}
