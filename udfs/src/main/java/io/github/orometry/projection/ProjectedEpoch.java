package io.github.orometry.projection;

import io.github.orometry.stack.Epoch;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongConsumer;

/**
 * The projection of an epoch, as a source with one surface: time bin 0 of the same epoch, computed
 * when it is read.
 *
 * @param epoch the surfaces that are projected
 * @param threads how many may work on it, at least 1; the projection is the same to the bit
 * @param progress is told of so many more surfaces that are projected, by any of the threads
 */
public record ProjectedEpoch(Epoch epoch, int threads, LongConsumer progress)
    implements SurfaceSource {

  /**
   * Sources with each epoch projected. Epochs are projected side by side; one is cut into pieces
   * only where there are fewer epochs than threads.
   *
   * @param threads how many there are for all epochs together
   * @param progress is told of so many more surfaces that are projected, by any of the threads
   * @throws IOException where the keys of a source cannot be read
   */
  public static List<SurfaceSource> of(
      List<? extends SurfaceSource> sources, int threads, LongConsumer progress)
      throws IOException {
    List<Epoch> epochs = Epoch.of(sources);
    int each = Math.max(1, threads / Math.max(1, epochs.size()));
    return epochs.stream()
        .<SurfaceSource>map(epoch -> new ProjectedEpoch(epoch, each, progress))
        .toList();
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public SurfaceReader open() {
    return new ProjectedReader(this);
  }

  @Override
  public long[] keys() {
    return new long[] {SurfaceKey.of(epoch.epochIdx(), 0)};
  }

  /** That of the source which the epoch is, if it is one. */
  @Override
  public OptionalInt checksum() {
    Epoch.Part first = epoch.parts().get(0);
    boolean whole = epoch.parts().size() == 1 && first.size() == first.source().size();
    return whole ? first.source().checksum() : OptionalInt.empty();
  }

  @Override
  public String label() {
    return "the maximum projection of " + epoch.describe();
  }

  @Override
  public String describe(int k) {
    return label();
  }
}
