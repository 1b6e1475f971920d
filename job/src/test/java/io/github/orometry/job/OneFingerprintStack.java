package io.github.orometry.job;

import io.github.orometry.job.source.SurfaceStack;
import java.util.List;

/** The stack of the tests that compare whole results, and what is asked of it. */
public final class OneFingerprintStack {
  /** The stack's seed. */
  public static final long SEED = 20;

  /** Masks of both kinds, outlines and labels: {@link SharedSpark#EXTRAS} as options. */
  public static final List<String> EXTRAS =
      List.of("--masks", "0.5,0.9", "--level-masks", "--outlines", "--labels");

  private OneFingerprintStack() {}

  /** Several epochs of every kind of surface, one of them not valid. */
  public static SurfaceStack stack() {
    return SurfaceStack.of(SEED, 11, 9, 37, 1, 64).withInfiniteCell(2, 14, 40);
  }
}
