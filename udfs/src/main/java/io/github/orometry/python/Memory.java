package io.github.orometry.python;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The caller's memory, as buffers. */
final class Memory {
  private Memory() {}

  /** A buffer from the begin on, in the machine's byte order. */
  static ByteBuffer of(ByteBuffer given) {
    return given.duplicate().rewind().order(ByteOrder.nativeOrder());
  }
}
