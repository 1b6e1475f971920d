package io.github.orometry.job.format.variable;

import java.io.IOException;

/** The compression LZF, as h5py brings it to HDF5. */
final class Lzf {
  /** A control byte below is followed by so many bytes, and one more, to be copied. */
  private static final int LITERALS = 1 << 5;

  private static final int LONG_RUN = 7;

  private Lzf() {}

  /** Decodes {@code length} bytes to {@code room} at most; returns how many they are. */
  static int decode(byte[] from, int length, byte[] to, int room) throws IOException {
    int in = 0;
    int out = 0;
    while (in < length) {
      int control = from[in++] & 0xff;
      if (control < LITERALS) {
        int n = control + 1;
        check(in + n <= length && out + n <= room);
        System.arraycopy(from, in, to, out, n);
        in += n;
        out += n;
      } else {
        int n = control >>> 5;
        if (n == LONG_RUN) {
          check(in < length);
          n += from[in++] & 0xff;
        }
        check(in < length);
        int back = out - ((control & 0x1f) << 8) - 1 - (from[in++] & 0xff);
        n += 2;
        check(back >= 0 && out + n <= room);
        for (int i = 0; i < n; i++) {
          to[out++] = to[back++];
        }
      }
    }
    return out;
  }

  private static void check(boolean sound) throws IOException {
    if (!sound) {
      throw new IOException("it is damaged: a chunk is no sound lzf");
    }
  }
}
