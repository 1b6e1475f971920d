package io.github.orometry.job.input;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A window onto bytes in memory: always open to its full width. */
final class HeldWindow implements ByteWindow {
  private final ByteBuffer buffer;

  HeldWindow(byte[] bytes, ByteOrder order) {
    buffer = ByteBuffer.wrap(bytes).order(order);
  }

  @Override
  public int at(long offset, int length, long end) {
    return Math.toIntExact(offset);
  }

  @Override
  public ByteBuffer buffer() {
    return buffer;
  }

  @Override
  public void close() {}
}
