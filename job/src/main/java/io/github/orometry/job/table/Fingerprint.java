package io.github.orometry.job.table;

import java.io.Serializable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
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
 */
public final class Fingerprint implements RowCursor, Serializable {
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

  private static final VarHandle LITTLE_ENDIAN_LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private long rows;
  private long sumHigh;
  private long sumLow;
  private long high = SEED_HIGH;
  private long low = SEED_LOW;

  /** The fingerprint of no rows. */
  public Fingerprint() {}

  @Override
  public void integer(int value) {
    word(INTEGER, value);
  }

  @Override
  public void number(double value) {
    word(NUMBER, Double.doubleToLongBits(value));
  }

  @Override
  public void flag(boolean value) {
    word(FLAG, value ? 1 : 0);
  }

  @Override
  public void text(String value) {
    word(TEXT, value.length());
    for (int i = 0; i < value.length(); i++) {
      word(TEXT, value.charAt(i));
    }
  }

  /** By the length, then eight bytes a word, little-endian, the last word filled with zeros. */
  @Override
  public void bytes(byte[] value, int from, int length) {
    word(BYTES, length);
    int at = from;
    for (; at + Long.BYTES <= from + length; at += Long.BYTES) {
      word(BYTES, (long) LITTLE_ENDIAN_LONGS.get(value, at));
    }
    long tail = 0;
    for (int i = at; i < from + length; i++) {
      tail |= (value[i] & 0xffL) << (Byte.SIZE * (i - at));
    }
    if (at < from + length) {
      word(BYTES, tail);
    }
  }

  @Override
  public void missing() {
    word(MISSING, 0);
  }

  @Override
  public void endRow() {
    add(mix(high + GOLDEN), mix(low - GOLDEN));
    rows++;
    high = SEED_HIGH;
    low = SEED_LOW;
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
   * The fingerprint of {@code table} with these rows: 32 hexadecimal digits, which also depend on
   * the table's name and columns.
   */
  public String digits(Table table) {
    return digits(table.title(), table.columns());
  }

  String digits(String title, List<Column> columns) {
    Fingerprint digest = new Fingerprint();
    digest.text(title);
    for (Column column : columns) {
      digest.text(column.name());
      digest.text(column.type().name());
      digest.flag(column.nullable());
    }
    digest.word(rows, sumHigh);
    digest.word(rows, sumLow);
    digest.endRow();
    return hex(digest.sumHigh) + hex(digest.sumLow);
  }

  private void word(long tag, long bits) {
    long mixed = mix(tag ^ bits);
    high = mix(high + mixed);
    low = mix((low ^ mixed) * GOLDEN);
  }

  private void add(long wordHigh, long wordLow) {
    sumLow += wordLow;
    int carry = Long.compareUnsigned(sumLow, wordLow) < 0 ? 1 : 0;
    sumHigh += wordHigh + carry;
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
