package io.github.orometry.job.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RangeStreamTest {
  private final byte[] bytes = new byte[30_000];
  private final List<Long> reads = new ArrayList<>();
  private boolean fails;

  @BeforeEach
  void count() {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((i * 31) >> 3);
    }
  }

  private final RandomAccess file =
      new RandomAccess() {
        @Override
        public long size() {
          return bytes.length;
        }

        @Override
        public int read(long position, ByteBuffer into) throws IOException {
          reads.add(position);
          if (position >= bytes.length) {
            return -1;
          }
          int n = Math.min(into.remaining(), bytes.length - (int) position);
          into.put(bytes, (int) position, n);
          if (fails) {
            throw new IOException("lost");
          }
          return n;
        }

        @Override
        public int goodRead() {
          return 10_000;
        }

        @Override
        public void close() {
          throw new AssertionError("a stream leaves its file open");
        }
      };

  @Test
  void itReadsInGoodPieces() throws IOException {
    try (InputStream in = file.stream(5, 25_000)) {
      assertArrayEquals(Arrays.copyOfRange(bytes, 5, 25_005), in.readAllBytes());
    }
    assertEquals(List.of(5L, 10_005L, 20_005L), reads);
  }

  @Test
  void whatIsPassedOverIsNotRead() throws IOException {
    try (InputStream in = file.stream(0, 28_000)) {
      assertEquals(bytes[0] & 0xff, in.read());
      assertEquals(9_999, in.available());
      assertEquals(20_000, in.skip(20_000));
      assertEquals(bytes[20_001] & 0xff, in.read());
      assertEquals(List.of(0L, 20_001L), reads);
      assertEquals(7_998, in.skip(100_000));
      assertEquals(0, in.skip(-1));
      assertEquals(-1, in.read());
      assertEquals(0, in.read(new byte[3], 1, 0));
      assertEquals(-1, in.read(new byte[3], 1, 2));
    }
  }

  @Test
  void itEndsWhereTheFileDoes() throws IOException {
    try (InputStream in = file.stream(29_990, 1_000_000)) {
      assertArrayEquals(Arrays.copyOfRange(bytes, 29_990, 30_000), in.readAllBytes());
    }
  }

  @Test
  void aReadThatFailedGivesNothing() throws IOException {
    try (InputStream in = file.stream(0, 100)) {
      fails = true;
      assertThrows(IOException.class, in::read);
      fails = false;
      assertArrayEquals(Arrays.copyOf(bytes, 100), in.readAllBytes());
    }
  }
}
