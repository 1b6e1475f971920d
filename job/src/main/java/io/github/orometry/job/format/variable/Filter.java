package io.github.orometry.job.format.variable;

import java.io.Serializable;

/**
 * What was done to the bytes of every chunk, or left out for some.
 *
 * @param id as HDF5 registers it
 * @param name as the file calls it, or empty
 * @param parameter its first, or 0
 */
public record Filter(int id, String name, int parameter) implements Serializable {
  static final int DEFLATE = 1;
  static final int SHUFFLE = 2;
  static final int FLETCHER32 = 3;
  static final int LZF = 32000;
  static final int ZSTD = 32015;

  /** Whether it is known how to undo it. */
  public boolean isKnown() {
    return switch (id) {
      case DEFLATE, SHUFFLE, FLETCHER32, LZF, ZSTD -> true;
      default -> false;
    };
  }

  /** The words for it. */
  public String words() {
    return switch (id) {
      case 4 -> "szip";
      case 5 -> "nbit";
      case 6 -> "scaleoffset";
      case 32001 -> "blosc";
      case 32004 -> "lz4";
      case 32008 -> "bitshuffle";
      default -> name.isEmpty() ? "filter " + id : name;
    };
  }

  /** So many bytes at most come of one that is stored. */
  long expansion() {
    return switch (id) {
      case DEFLATE -> 1032;
      case LZF -> 132;
      case ZSTD -> 1 << 15;
      default -> 1;
    };
  }
}
