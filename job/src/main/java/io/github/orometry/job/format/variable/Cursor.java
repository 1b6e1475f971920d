package io.github.orometry.job.format.variable;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Goes along some bytes of a file's structure; who asks for more than there are is told so. */
public final class Cursor {
  private final ByteBuffer bytes;

  /** At the first of the buffer's bytes, which it shares. */
  public Cursor(ByteBuffer bytes, ByteOrder order) {
    this.bytes = bytes.slice().order(order);
  }

  private void need(long n) throws IOException {
    if (n < 0 || n > bytes.remaining()) {
      throw new IOException("it is damaged: a structure in it ends early");
    }
  }

  /** Bytes left. */
  public int left() {
    return bytes.remaining();
  }

  /** Bytes passed. */
  public int position() {
    return bytes.position();
  }

  /** An unsigned byte. */
  public int u8() throws IOException {
    need(1);
    return bytes.get() & 0xff;
  }

  /** An unsigned number of two bytes. */
  public int u16() throws IOException {
    need(2);
    return bytes.getShort() & 0xffff;
  }

  /** An unsigned number of four bytes. */
  public long u32() throws IOException {
    need(4);
    return bytes.getInt() & 0xffffffffL;
  }

  /** A number of {@code n} bytes, at most 8; negative where it is 2^63 or more. */
  public long uint(int n) throws IOException {
    need(n);
    long number = 0;
    for (int i = 0; i < n; i++) {
      long next = bytes.get() & 0xffL;
      number =
          bytes.order() == ByteOrder.BIG_ENDIAN ? number << 8 | next : number | next << (8 * i);
    }
    return number;
  }

  /** A length: as {@link #uint}, but never negative. */
  public long length(int n) throws IOException {
    long length = uint(n);
    if (length < 0) {
      throw new IOException("it is damaged: a length in it is beyond 2^63");
    }
    return length;
  }

  /** Passes over some bytes. */
  public void skip(long n) throws IOException {
    need(n);
    bytes.position(bytes.position() + (int) n);
  }

  /** The next bytes by themselves. */
  public Cursor part(long n) throws IOException {
    need(n);
    ByteBuffer part = bytes.slice(bytes.position(), (int) n);
    skip(n);
    return new Cursor(part, bytes.order());
  }

  /** The next bytes, copied. */
  public byte[] bytes(long n) throws IOException {
    need(n);
    byte[] copy = new byte[(int) n];
    bytes.get(copy);
    return copy;
  }

  /** Text of so many bytes, up to a zero. */
  public String text(long n) throws IOException {
    String text = new String(bytes(n), StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  /** Text up to a zero, which is passed over. */
  public String textToZero() throws IOException {
    int length = 0;
    while (length < bytes.remaining() && bytes.get(bytes.position() + length) != 0) {
      length++;
    }
    String text = text(length);
    skip(1);
    return text;
  }

  /** Passes over what a structure of this name begins with. */
  public Cursor signed(String signature) throws IOException {
    if (!text(signature.length()).equals(signature)) {
      throw new IOException("it is damaged: no %s is where one should be".formatted(signature));
    }
    return this;
  }
}
