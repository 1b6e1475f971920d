package io.github.orometry.table;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * A 128-bit fingerprint of a table, and its number of rows. It depends on the rows and how often
 * each occurs, not on their order, and the fingerprints of a table's parts merge into that of the
 * whole: each row is hashed to 128 bits and the hashes are added modulo 2^128.
 *
 * <p>A value is hashed with its type; a double by its bits, so that 0.0 and -0.0 differ. The words
 * are mixed by the finaliser of SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom
 * number generators, 2014; the constants are David Stafford's variant 13). Good against accidents,
 * not against an adversary.
 *
 * <p>Rows are hashed side by side, a column after the other: each keeps two words.
 */
public final class Fingerprint implements Serializable {
  private static final long serialVersionUID = 1;

  private static final long SEED_HIGH = 0x6a09e667f3bcc908L;
  private static final long SEED_LOW = 0xbb67ae8584caa73bL;
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private static final long INTEGER = 0x3c6ef372fe94f82bL;
  private static final long NUMBER = 0xa54ff53a5f1d36f1L;
  private static final long FLAG = 0x510e527fade682d1L;
  private static final long TEXT = 0x9b05688c2b3e6c1fL;
  private static final long BYTES = 0x5be0cd19137e2179L;
  private static final long MISSING = 0x1f83d9abfb41bd6bL;

  private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

  private static final VarHandle LITTLE_ENDIAN_LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long rows;
  private long sumHigh;
  private long sumLow;
  private transient long[] high = {};
  private transient long[] low = {};

  /** Adds the rows of a batch. */
  public void add(TableBatch batch) {
    begin(batch.rows());
    for (Vector vector : batch.vectors()) {
      add(vector, batch.rows());
    }
    for (int row = 0; row < batch.rows(); row++) {
      end(row);
    }
  }

  private void begin(int count) {
    if (high == null || high.length < count) {
      high = new long[count];
      low = new long[count];
    }
    Arrays.fill(high, 0, count, SEED_HIGH);
    Arrays.fill(low, 0, count, SEED_LOW);
  }

  private void add(Vector vector, int count) {
    switch (vector.column().type()) {
      case INTEGER -> integers(vector.integers(), count);
      case NUMBER -> numbers(vector.numbers(), count);
      case FLAG -> flags(vector.flags(), count);
      case TEXT -> {
        for (int row = 0; row < count; row++) {
          text(row, vector.texts()[row]);
        }
      }
      case BYTES -> {
        for (int row = 0; row < count; row++) {
          bytes(row, vector.data(), vector.from()[row], vector.length()[row]);
        }
      }
    }
  }

  private void integers(int[] values, int count) {
    for (int row = 0; row < count; row++) {
      word(row, INTEGER, values[row]);
    }
  }

  /** Without a branch, for no processor guesses which numbers are missing. */
  private void numbers(double[] values, int count) {
    for (int row = 0; row < count; row++) {
      long bits = Double.doubleToRawLongBits(values[row]);
      long missing = (INFINITY - (bits & Long.MAX_VALUE)) >> 63; // all ones, or zeros
      hash(row, ((NUMBER ^ bits) & ~missing) | (MISSING & missing));
    }
  }

  private void flags(byte[] values, int count) {
    for (int row = 0; row < count; row++) {
      boolean missing = values[row] == Vector.NO_FLAG;
      word(row, missing ? MISSING : FLAG, missing ? 0 : values[row]);
    }
  }

  private void text(int row, String value) {
    if (value == null) {
      word(row, MISSING, 0);
      return;
    }
    word(row, TEXT, value.length());
    for (int i = 0; i < value.length(); i++) {
      word(row, TEXT, value.charAt(i));
    }
  }

  /** By the length, then eight bytes a word, little-endian, the last word filled with zeros. */
  private void bytes(int row, byte[] value, int from, int length) {
    word(row, BYTES, length);
    int at = from;
    for (; at + Long.BYTES <= from + length; at += Long.BYTES) {
      word(row, BYTES, (long) LITTLE_ENDIAN_LONGS.get(value, at));
    }
    long tail = 0;
    for (int i = at; i < from + length; i++) {
      tail |= (value[i] & 0xffL) << (Byte.SIZE * (i - at));
    }
    if (at < from + length) {
      word(row, BYTES, tail);
    }
  }

  private void word(int row, long tag, long bits) {
    hash(row, tag ^ bits);
  }

  private void hash(int row, long word) {
    long mixed = mix(word);
    high[row] = mix(high[row] + mixed);
    low[row] = mix((low[row] ^ mixed) * GOLDEN);
  }

  private void end(int row) {
    add(mix(high[row] + GOLDEN), mix(low[row] - GOLDEN));
    rows++;
  }

  private void add(long wordHigh, long wordLow) {
    sumLow += wordLow;
    int carry = Long.compareUnsigned(sumLow, wordLow) < 0 ? 1 : 0;
    sumHigh += wordHigh + carry;
  }

  /** Adds the rows of another part of the table. */
  public void merge(Fingerprint part) {
    add(part.sumHigh, part.sumLow);
    rows += part.rows;
  }

  /** Number of rows. */
  public long rows() {
    return rows;
  }

  /**
   * The fingerprint of a table with these rows: 32 hexadecimal digits, which also depend on the
   * table's name and columns.
   */
  public String digits(String title, List<Column> columns) {
    Fingerprint digest = new Fingerprint();
    digest.begin(1);
    digest.text(0, title);
    for (Column column : columns) {
      digest.text(0, column.name());
      digest.text(0, column.type().name());
      digest.word(0, FLAG, column.nullable() ? 1 : 0);
    }
    digest.word(0, rows, sumHigh);
    digest.word(0, rows, sumLow);
    digest.end(0);
    return hex(digest.sumHigh) + hex(digest.sumLow);
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
    return b ^ (b >>> 31);
  }

  private static String hex(long word) {
    String digits = Long.toHexString(word);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
