package io.github.orometry.job.projection;

import io.github.orometry.job.input.Epoch;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.input.SlabKey;
import io.github.orometry.job.input.SlabReader;
import io.github.orometry.job.input.SlabSource;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The projection of an epoch, as a source with one slab.
 *
 * @param epoch the surfaces that are projected
 * @param threads how many may work on it, at least 1
 * @param progress is told of so many more surfaces that are projected, by any of the threads
 */
public record ProjectedEpoch(Epoch epoch, int threads, LongConsumer progress)
    implements SlabSource {
  /** Of an epoch whose progress nobody asks for. */
  public ProjectedEpoch(Epoch epoch, int threads) {
    this(epoch, threads, surfaces -> {});
  }

  /**
   * The inputs with each epoch projected.
   *
   * @param threads how many there are for all epochs together
   * @param progress is told of so many more surfaces that are projected, by any of the threads
   */
  public static Inputs of(Inputs inputs, int threads, LongConsumer progress) {
    List<Epoch> epochs = inputs.epochs();
    int each = Math.max(1, threads / epochs.size());
    List<SlabSource> projected =
        epochs.stream()
            .<SlabSource>map(epoch -> new ProjectedEpoch(epoch, each, progress))
            .toList();
    return new Inputs(inputs.grid(), projected, true, inputs.files());
  }

  /** The same, with nobody who asks for the progress. */
  public static Inputs of(Inputs inputs, int threads) {
    return of(inputs, threads, surfaces -> {});
  }

  @Override
  public int size() {
    return 1;
  }

  @Override
  public SlabReader open() {
    return new ProjectedReader(this);
  }

  @Override
  public long[] keys() {
    return new long[] {SlabKey.of(epoch.epochIdx(), 0)};
  }

  @Override
  public String describe(int k) {
    return "the maximum projection of " + epoch.describe();
  }
}
