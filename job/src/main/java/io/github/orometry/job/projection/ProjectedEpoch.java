package io.github.orometry.job.projection;

import io.github.orometry.job.input.Epoch;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.input.SlabKey;
import io.github.orometry.job.input.SlabReader;
import io.github.orometry.job.input.SlabSource;
import java.util.List;

/**
 * The projection of an epoch, as a source with one slab.
 *
 * @param epoch the surfaces that are projected
 * @param threads how many may work on it, at least 1
 */
public record ProjectedEpoch(Epoch epoch, int threads) implements SlabSource {

  /**
   * The inputs with each epoch projected.
   *
   * @param threads how many there are for all epochs together
   */
  public static Inputs of(Inputs inputs, int threads) {
    List<Epoch> epochs = inputs.epochs();
    int each = Math.max(1, threads / epochs.size());
    List<SlabSource> projected =
        epochs.stream().<SlabSource>map(epoch -> new ProjectedEpoch(epoch, each)).toList();
    return new Inputs(inputs.grid(), projected, true, inputs.files());
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
