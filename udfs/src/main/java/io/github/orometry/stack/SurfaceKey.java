package io.github.orometry.stack;

/**
 * A surface's epoch and time bin in one long, whose order is the global order (epoch, time bin).
 * Both are in [0, 2^31).
 */
public final class SurfaceKey {
  private SurfaceKey() {}

  /** The key of a surface. */
  public static long of(int epochIdx, int timeBinIdx) {
    return (long) epochIdx << 32 | timeBinIdx;
  }

  /** The epoch in a key. */
  public static int epochIdx(long key) {
    return (int) (key >>> 32);
  }

  /** The time bin in a key. */
  public static int timeBinIdx(long key) {
    return (int) key;
  }

  /** The words for a key in a message. */
  public static String words(long key) {
    return "epoch " + epochIdx(key) + ", time bin " + timeBinIdx(key);
  }
}
