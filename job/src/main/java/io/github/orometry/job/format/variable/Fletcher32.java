package io.github.orometry.job.format.variable;

/**
 * The checksum of HDF5's filter fletcher32, over words of two bytes, the first being the higher.
 */
final class Fletcher32 {
  /** Words whose sums fit an int. */
  private static final int MOST_WORDS = 360;

  private Fletcher32() {}

  /**
   * Whether the four bytes behind {@code length} others are their sum; HDF5 before 1.6.3 wrote it
   * with the bytes of each half swapped.
   */
  static boolean isSum(byte[] bytes, int length) {
    int sum = sum(bytes, length);
    int found = 0;
    for (int i = 3; i >= 0; i--) {
      found = found << 8 | (bytes[length + i] & 0xff);
    }
    return found == sum || found == ((sum & 0xff00ff) << 8 | (sum >>> 8 & 0xff00ff));
  }

  private static int sum(byte[] bytes, int length) {
    int a = 0;
    int b = 0;
    int words = length / 2;
    for (int i = 0; i < words; ) {
      int end = Math.min(words, i + MOST_WORDS);
      for (; i < end; i++) {
        a += (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
        b += a;
      }
      a = folded(a);
      b = folded(b);
    }
    if (length % 2 == 1) {
      a = folded(a + ((bytes[length - 1] & 0xff) << 8));
      b = folded(b + a);
    }
    return folded(b) << 16 | folded(a);
  }

  private static int folded(int sum) {
    return (sum & 0xffff) + (sum >>> 16);
  }
}
