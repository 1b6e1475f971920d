package io.github.orometry.table;

import io.github.orometry.analysis.MaskColumns;
import java.util.Arrays;

/**
 * The masks of an epoch: of each mask asked for, the union over the epoch's valid surfaces. As
 * large as the masks of one surface, however many are added, in whatever order.
 */
public final class EpochMasks {
  private final int epochIdx;
  private final byte[] bits;

  /**
   * Finished masks.
   *
   * @param bits mask after mask, each begun at a byte of its own
   */
  public EpochMasks(int epochIdx, byte[] bits) {
    this.epochIdx = epochIdx;
    this.bits = bits;
  }

  /** The masks of an epoch with surface {@code s} of a block so far. */
  public static EpochMasks of(int epochIdx, MaskColumns masks, int s) {
    return new EpochMasks(
        epochIdx, Arrays.copyOfRange(masks.bits(), masks.at(s, 0), masks.at(s + 1, 0)));
  }

  /** The epoch, from 0. */
  public int epochIdx() {
    return epochIdx;
  }

  /** Adds surface {@code s} of a block. */
  public void add(MaskColumns masks, int s) {
    unite(bits, masks.bits(), masks.at(s, 0));
  }

  /** The bits, mask after mask; to be read only. */
  public byte[] bits() {
    return bits;
  }

  /**
   * Sets in {@code union} the bits that as many bytes of {@code masks} have, from {@code at} on.
   */
  public static void unite(byte[] union, byte[] masks, int at) {
    for (int i = 0; i < union.length; i++) {
      union[i] |= masks[at + i];
    }
  }
}
