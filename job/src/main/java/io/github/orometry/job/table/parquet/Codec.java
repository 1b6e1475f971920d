package io.github.orometry.job.table.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** How pages are compressed, with the number that stands for it in the file. */
enum Codec {
  UNCOMPRESSED(0) {
    @Override
    byte[] compress(byte[] page) {
      return page;
    }
  },
  GZIP(2) {
    @Override
    byte[] compress(byte[] page) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream(page.length / 2 + 64);
      try (GZIPOutputStream gzip = new FastGzip(out)) {
        gzip.write(page);
      }
      return out.toByteArray();
    }
  },
  ZSTD(6) {
    @Override
    byte[] compress(byte[] page) {
      return Zstd.compress(page, 1);
    }
  };

  /** Row groups below this many bytes are not compressed. */
  static final int SMALL = 1 << 18;

  private final int number;

  Codec(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }

  /** The page, compressed; may be {@code page} itself. */
  abstract byte[] compress(byte[] page) throws IOException;

  /** The codec for a row group of so many bytes. */
  static Codec of(long bytes) {
    if (bytes < SMALL) {
      return UNCOMPRESSED;
    }
    return NativeZstd.LOADS ? ZSTD : GZIP;
  }

  /** Zstandard comes as a native library, unpacked to a temporary folder where it may not load. */
  private static final class NativeZstd {
    static final boolean LOADS = loads();

    private static boolean loads() {
      try {
        return Zstd.compressBound(1) > 0;
      } catch (LinkageError e) {
        return false; // gzip serves then, and the file says so
      }
    }
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
