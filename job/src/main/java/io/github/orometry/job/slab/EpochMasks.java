package io.github.orometry.job.slab;

/**
 * The masks of an epoch: of each mask asked for, the union over the epoch's valid surfaces. As
 * large as the masks of one surface, however many are added, in whatever order.
 */
public final class EpochMasks {
  private final int epochIdx;
  private final byte[] masks;

  /** The masks of an epoch with this surface so far. */
  public EpochMasks(SlabResult first) {
    this(first.epochIdx(), first.masks().clone());
  }

  /**
   * Finished masks.
   *
   * @param masks as in {@link SlabResult#masks}
   */
  public EpochMasks(int epochIdx, byte[] masks) {
    this.epochIdx = epochIdx;
    this.masks = masks;
  }

  /** The epoch, from 0. */
  public int epochIdx() {
    return epochIdx;
  }

  /** Adds one more surface of the epoch. */
  public void add(SlabResult result) {
    unite(masks, result.masks());
  }

  /** The bits, as in {@link SlabResult#masks}; to be read only. */
  public byte[] masks() {
    return masks;
  }

  /** Sets in {@code union} the bits that {@code masks}, of the same length, has. */
  public static void unite(byte[] union, byte[] masks) {
    for (int i = 0; i < union.length; i++) {
      union[i] |= masks[i];
    }
  }
}
