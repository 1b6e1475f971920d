package io.github.orometry.job.input;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The types of number an array may hold, by NumPy's names; all are read as double. */
enum ElementType {
  F4(4) {
    @Override
    void decode(ByteBuffer bytes, int at, int count, double[] into, int start) {
      for (int i = 0; i < count; i++) {
        into[start + i] = bytes.getFloat(at + 4 * i);
      }
    }
  },
  F8(8) {
    @Override
    void decode(ByteBuffer bytes, int at, int count, double[] into, int start) {
      bytes.position(at);
      bytes.asDoubleBuffer().get(into, start, count);
    }
  },
  I1(1) {
    @Override
    void decode(ByteBuffer bytes, int at, int count, double[] into, int start) {
      for (int i = 0; i < count; i++) {
        into[start + i] = bytes.get(at + i);
      }
    }
  },
  I2(2) {
    @Override
    void decode(ByteBuffer bytes, int at, int count, double[] into, int start) {
      for (int i = 0; i < count; i++) {
        into[start + i] = bytes.getShort(at + 2 * i);
      }
    }
  },
  I4(4) {
    @Override
    void decode(ByteBuffer bytes, int at, int count, double[] into, int start) {
      for (int i = 0; i < count; i++) {
        into[start + i] = bytes.getInt(at + 4 * i);
      }
    }
  },
  /** Integers beyond 2^53 are rounded to the nearest double. */
  I8(8) {
    @Override
    void decode(ByteBuffer bytes, int at, int count, double[] into, int start) {
      for (int i = 0; i < count; i++) {
        into[start + i] = (double) bytes.getLong(at + 8 * i);
      }
    }
  },
  U1(1) {
    @Override
    void decode(ByteBuffer bytes, int at, int count, double[] into, int start) {
      for (int i = 0; i < count; i++) {
        into[start + i] = bytes.get(at + i) & 0xff;
      }
    }
  },
  U2(2) {
    @Override
    void decode(ByteBuffer bytes, int at, int count, double[] into, int start) {
      for (int i = 0; i < count; i++) {
        into[start + i] = bytes.getShort(at + 2 * i) & 0xffff;
      }
    }
  },
  U4(4) {
    @Override
    void decode(ByteBuffer bytes, int at, int count, double[] into, int start) {
      for (int i = 0; i < count; i++) {
        into[start + i] = (double) (bytes.getInt(at + 4 * i) & 0xffffffffL);
      }
    }
  },
  /** False is 0 and true is 1. */
  B1(1) {
    @Override
    void decode(ByteBuffer bytes, int at, int count, double[] into, int start) {
      for (int i = 0; i < count; i++) {
        into[start + i] = bytes.get(at + i) == 0 ? 0 : 1;
      }
    }
  };

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one element. */
  int bytes() {
    return bytes;
  }

  /** NumPy's name without the byte order. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of that name, such as "f8". */
  static Optional<ElementType> named(String word) {
    return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /** The names of all types, for messages. */
  static String words() {
    return Arrays.stream(values()).map(ElementType::word).collect(Collectors.joining(", "));
  }

  /**
   * Decodes {@code count} elements, in the order of the buffer, from byte {@code at} into {@code
   * into[start...]}. May move the buffer's position.
   */
  abstract void decode(ByteBuffer bytes, int at, int count, double[] into, int start);
}
