package io.github.orometry.job.source.npz;

import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Sums up the CRC-32 of a message from runs of its bytes, in any order and by any number of
 * summers.
 *
 * <p>Bytes are polynomials over GF(2). Without the ones that CRC-32 puts before the message and
 * adds at the end, its value is the message times x^32 modulo P, so the value of a message is the
 * exclusive or of what each run of it gives, times x^(8 d) for the d bytes behind the run. A run
 * behind the one before is taken by Horner's rule: what is open so far is multiplied by one power,
 * that of the bytes from there to here.
 *
 * <p>A polynomial is an int whose highest bit stands for x^0.
 *
 * @see <a href="https://zlib.net/crc_v3.txt">Williams, A painless guide to CRC error detection</a>;
 *     the arithmetic is that of zlib's crc32_combine
 */
final class CrcSum {
  private static final int POLYNOMIAL = 0xedb88320;
  private static final int ONE = 1 << 31;
  private static final int ONES = -1;
  private static final int MOST_POWERS = 64;

  /** At i: x^(2^i). */
  private static final int[] SQUARES = squares();

  private final CRC32 crc = new CRC32();
  private final long end;

  /** By how many bytes: as many as an array has distances between its runs, mostly. */
  private final Map<Long, Power> powers = new HashMap<>();

  private Power last;

  /** What the ones around a run of so many bytes add to its CRC-32. */
  private int ones;

  private int onesLength = -1;

  /** What runs up to byte {@code at} give, as if the message ended there. */
  private int open;

  private long at;
  private int closed;

  /** Sums up a message that ends before byte {@code end}, wherever it begins. */
  CrcSum(long end) {
    this.end = end;
  }

  /** Adds a run of the message. */
  void add(long from, byte[] bytes, int offset, int length) {
    crc.reset();
    crc.update(bytes, offset, length);
    if (length != onesLength) {
      onesLength = length;
      ones = times(ONES, power8(length)) ^ ONES;
    }
    int run = (int) crc.getValue() ^ ones;
    if (from < at) {
      close();
    }
    open = open == 0 ? run : power(from + length - at).times(open) ^ run;
    at = from + length;
  }

  private void close() {
    closed ^= times(open, power8(end - at));
    open = 0;
  }

  /** What was added since this was last asked for. */
  int sum() {
    close();
    int sum = closed;
    closed = 0;
    return sum;
  }

  /**
   * What the bytes of a message after its head are to sum up to.
   *
   * @param whole CRC-32 of the message
   * @param head CRC-32 of its first bytes
   * @param left how many bytes come after them
   */
  static int rest(int whole, int head, long left) {
    int power = power8(left);
    return whole ^ times(head, power) ^ times(ONES, power) ^ ONES;
  }

  private Power power(long bytes) {
    if (last == null || last.bytes != bytes) {
      if (powers.size() > MOST_POWERS) {
        powers.clear();
      }
      last = powers.computeIfAbsent(bytes, Power::new);
    }
    return last;
  }

  /** Multiplication by x^(8 bytes), a byte of the other factor at a time. */
  private static final class Power {
    private final long bytes;

    /** At 256 j + b: the product with a factor that is 0 but for its byte j from the right. */
    private final int[] products = new int[4 << 8];

    Power(long bytes) {
      this.bytes = bytes;
      int factor = power8(bytes);
      for (int bit = 0; bit < 32; bit++) {
        int j = bit & ~7;
        int one = 1 << (bit & 7);
        products[(j << 5) + one] = CrcSum.times(1 << bit, factor);
        for (int less = 1; less < one; less++) {
          products[(j << 5) + one + less] = products[(j << 5) + one] ^ products[(j << 5) + less];
        }
      }
    }

    int times(int a) {
      return products[a & 0xff]
          ^ products[0x100 + (a >>> 8 & 0xff)]
          ^ products[0x200 + (a >>> 16 & 0xff)]
          ^ products[0x300 + (a >>> 24)];
    }
  }

  private static int[] squares() {
    int[] squares = new int[Long.SIZE];
    squares[0] = ONE >>> 1;
    for (int i = 1; i < squares.length; i++) {
      squares[i] = times(squares[i - 1], squares[i - 1]);
    }
    return squares;
  }

  /** x^(8 bytes) modulo P. */
  private static int power8(long bytes) {
    int power = ONE;
    for (int i = 3; bytes >>> (i - 3) != 0; i++) {
      if ((bytes >>> (i - 3) & 1) != 0) {
        power = times(power, SQUARES[i]);
      }
    }
    return power;
  }

  /** The product modulo P. */
  private static int times(int a, int b) {
    int product = 0;
    int shifted = b;
    for (int left = a; left != 0; left <<= 1) {
      product ^= left < 0 ? shifted : 0;
      shifted = (shifted & 1) != 0 ? shifted >>> 1 ^ POLYNOMIAL : shifted >>> 1;
    }
    return product;
  }
}
