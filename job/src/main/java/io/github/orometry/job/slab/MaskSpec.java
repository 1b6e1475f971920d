package io.github.orometry.job.slab;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A mask that is asked for.
 *
 * @param kind which cells it holds
 * @param alpha its level is alpha x the height of the dominant peak; any finite number. Where the
 *     level lies above the peak, a dominant mask is the summit alone and a level set is empty
 */
public record MaskSpec(MaskKind kind, double alpha) implements Serializable {

  /** The masks of a run in the order of their rows: the dominant ones, then the level sets. */
  public static List<MaskSpec> of(double[] dominant, double[] levelSets) {
    return Stream.concat(of(MaskKind.DOMINANT, dominant), of(MaskKind.LEVEL_SET, levelSets))
        .toList();
  }

  private static Stream<MaskSpec> of(MaskKind kind, double[] alphas) {
    return Arrays.stream(alphas).mapToObj(alpha -> new MaskSpec(kind, alpha));
  }
}
