package io.github.orometry.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Strided reading against the definition of the strides, for arrays of one box and of many. */
class StridedReaderTest {
  /** Bytes before the first element, so that nothing is aligned. */
  private static final int BEFORE = 13;

  /** What element (x, y, t) holds; an int16 that differs between neighbours. */
  private static short value(int x, int y, int t) {
    return (short) (7 * x + 211 * y + 3001 * t);
  }

  /**
   * Makes an array of big-endian int16 whose axes lie in the order of {@code axes}, slowest first;
   * an axis in capitals runs downwards.
   */
  private static StridedArray array(String axes, int nx, int ny, int nt) throws IOException {
    int[] n = {nx, ny, nt};
    long[] stride = new long[3];
    long offset = BEFORE;
    long next = 2;
    for (int k = 2; k >= 0; k--) {
      int axis = "xyt".indexOf(Character.toLowerCase(axes.charAt(k)));
      boolean down = Character.isUpperCase(axes.charAt(k));
      offset += down ? next * (n[axis] - 1) : 0;
      stride[axis] = down ? -next : next;
      next *= n[axis];
    }
    ByteBuffer bytes = ByteBuffer.allocate(BEFORE + Math.toIntExact(next));
    for (int t = 0; t < nt; t++) {
      for (int y = 0; y < ny; y++) {
        for (int x = 0; x < nx; x++) {
          long at = offset + x * stride[0] + y * stride[1] + t * stride[2];
          bytes.putShort((int) at, value(x, y, t));
        }
      }
    }
    ArrayLayout layout =
        new ArrayLayout(
            ElementType.I2, false, nx, ny, nt, offset, stride[0], stride[1], stride[2], Double.NaN);
    return new StridedArray(
        new Narrow(bytes.array()), layout, new SurfaceNames.OneEpoch(6), "file array");
  }

  private static void assertSurfaces(int from, SurfaceBatch batch, ArrayLayout layout) {
    for (int k = 0; k < batch.size(); k++) {
      assertEquals(6, batch.epochIdx(k));
      assertEquals(from + k, batch.timeBinIdx(k));
      for (int i = 0; i < layout.cells(); i++) {
        double expected = value(i % layout.nx(), i / layout.nx(), from + k);
        double found = batch.values()[k * layout.cells() + i];
        if (expected != found) {
          assertEquals(expected, found, "cell " + i + " of time bin " + (from + k));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "xyt, 7, 5, 90",
    "xty, 7, 5, 90",
    "yxt, 7, 5, 90",
    "ytx, 7, 5, 90",
    "txy, 7, 5, 90",
    "tyx, 7, 5, 90",
    "xyt, 41, 63, 70",
    "yxt, 70, 30, 70",
    "txy, 130, 99, 20",
    "xty, 33, 700, 20",
    "ytx, 300, 20, 70",
    "tyx, 300, 300, 5",
    "yxt, 1, 40, 50",
    "xyt, 40, 1, 50",
    "xyt, 40, 50, 1",
    "txy, 1, 1, 50",
    "xyt, 1, 1, 1",
    "tyx, 1, 70000, 2",
    "tyx, 70000, 1, 2",
    "xyt, 2, 1, 70000",
    "tYx, 40, 30, 9",
    "XyT, 40, 30, 90",
    "TXY, 40, 30, 90",
    "YtX, 40, 30, 90"
  })
  void everyBlockSizeGivesTheSame(String axes, int nx, int ny, int nt) throws IOException {
    StridedArray array = array(axes, nx, ny, nt);
    SurfaceBatch batch = new SurfaceBatch(array.layout().cells());
    try (SurfaceReader reader = array.open()) {
      for (int block : new int[] {1, 2, 3, 8, 11, 64, nt - 1, nt}) {
        int step = Math.max(block, Math.max(1, nt / 200));
        for (int from = 0; from < nt; from += step) {
          reader.read(from, Math.min(nt, from + step), batch);
          assertSurfaces(from, batch, array.layout());
        }
      }
    }
  }

  @Test
  void anyRangeInAnyOrder() throws IOException {
    StridedArray array = array("xyt", 9, 8, 300);
    SurfaceBatch batch = new SurfaceBatch(72);
    Random random = new Random(4);
    try (SurfaceReader reader = array.open()) {
      for (int i = 0; i < 300; i++) {
        int from = random.nextInt(301);
        int to = from + random.nextInt(301 - from);
        reader.read(from, to, batch);
        assertEquals(to - from, batch.size());
        assertSurfaces(from, batch, array.layout());
      }
    }
  }

  @Test
  void threadsAgree() throws Exception {
    StridedArray array = array("xyt", 41, 63, 300);
    List<Callable<Integer>> reads = new ArrayList<>();
    for (int from = 0; from < 300; from += 20) {
      int first = from;
      reads.add(
          () -> {
            SurfaceBatch batch = new SurfaceBatch(41 * 63);
            try (SurfaceReader reader = array.open()) {
              reader.read(first, first + 20, batch);
            }
            assertSurfaces(first, batch, array.layout());
            return batch.size();
          });
    }
    Collections.shuffle(reads, new Random(1));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      int sum = 0;
      for (Future<Integer> read : threads.invokeAll(reads)) {
        sum += read.get();
      }
      assertEquals(300, sum);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void sourcesSurviveSerialization() throws Exception {
    StridedArray narrow = array("xyt", 6, 5, 40);
    Bytes held = new Bytes.Held(((Narrow) narrow.bytes()).bytes());
    for (Bytes bytes : List.of(narrow.bytes(), held)) {
      SurfaceSource source =
          copy(new StridedArray(bytes, narrow.layout(), narrow.names(), "file array"));
      SurfaceBatch batch = new SurfaceBatch(30);
      try (SurfaceReader reader = source.open()) {
        reader.read(0, 40, batch);
      }
      assertSurfaces(0, batch, narrow.layout());
      assertEquals("file array, time bin 17", source.describe(17));
    }
  }

  private static SurfaceSource copy(SurfaceSource source) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ObjectOutputStream(out).writeObject(source);
    return (SurfaceSource)
        new ObjectInputStream(new ByteArrayInputStream(out.toByteArray())).readObject();
  }

  @Test
  void keysNameTheSurfaces() throws IOException {
    StridedArray array = array("xyt", 2, 2, 3);
    long[] expected = {SurfaceKey.of(6, 0), SurfaceKey.of(6, 1), SurfaceKey.of(6, 2)};
    assertArrayEquals(expected, array.keys());
  }

  /** Whatever the blocks, so that a checksum can be summed up from what is asked for. */
  @ParameterizedTest
  @ValueSource(strings = {"xyt", "tyx", "xty", "TXY", "yTx"})
  void eachByteIsAskedForOnce(String axes) throws IOException {
    StridedArray array = array(axes, 40, 30, 90);
    for (int block : new int[] {1, 7, 90}) {
      byte[] asked = new byte[((Narrow) array.bytes()).bytes().length];
      Bytes counting =
          (order, capacity) -> {
            ByteWindow window = array.bytes().open(order, capacity);
            return new CountingWindow(window, asked);
          };
      StridedArray counted =
          new StridedArray(counting, array.layout(), array.names(), array.label());
      try (SurfaceReader reader = counted.open()) {
        for (int from = 0; from < 90; from += block) {
          reader.read(from, Math.min(90, from + block), new SurfaceBatch(1200));
        }
      }
      byte[] once = new byte[asked.length];
      Arrays.fill(once, BEFORE, once.length, (byte) 1);
      assertArrayEquals(once, asked);
    }
  }

  private record CountingWindow(ByteWindow window, byte[] asked) implements ByteWindow {
    @Override
    public int at(long offset, int length, long end) throws IOException {
      for (int i = 0; i < length; i++) {
        asked[(int) offset + i]++;
      }
      return window.at(offset, length, end);
    }

    @Override
    public ByteBuffer buffer() {
      return window.buffer();
    }

    @Override
    public void close() throws IOException {
      window.close();
    }
  }

  @Test
  void bytesThatEndTooEarly() throws IOException {
    StridedArray array = array("xyt", 6, 5, 40);
    byte[] cut = Arrays.copyOf(((Narrow) array.bytes()).bytes(), 1000);
    StridedArray less =
        new StridedArray(new Narrow(cut), array.layout(), array.names(), "file array");
    try (SurfaceReader reader = less.open()) {
      assertThrows(EOFException.class, () -> reader.read(10, 20, new SurfaceBatch(30)));
    }
  }

  @Test
  void rangesAndBatchesThatDoNotFit() throws IOException {
    StridedArray array = array("xyt", 6, 5, 40);
    try (SurfaceReader reader = array.open()) {
      SurfaceBatch batch = new SurfaceBatch(30);
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(-1, 3, batch));
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(38, 41, batch));
      SurfaceBatch other = new SurfaceBatch(31);
      assertThrows(IllegalArgumentException.class, () -> reader.read(0, 1, other));
    }
  }

  @Test
  void aFastestAxisWithGapsIsReadElementByElement() throws IOException {
    StridedArray array = array("xyt", 6, 5, 40);
    ArrayLayout gaps =
        new ArrayLayout(ElementType.I2, false, 6, 5, 20, BEFORE, 400, 80, 4, Double.NaN);
    StridedArray every = new StridedArray(array.bytes(), gaps, array.names(), "file array");
    SurfaceBatch batch = new SurfaceBatch(30);
    try (SurfaceReader reader = every.open()) {
      reader.read(7, 9, batch);
    }
    for (int i = 0; i < 60; i++) {
      assertEquals(value(i % 6, i / 6 % 5, 2 * (7 + i / 30)), batch.values()[i]);
    }
  }

  /** Bytes seen through a window as wide as was asked for, and dirty outside. */
  private record Narrow(byte[] bytes) implements Bytes {
    @Override
    public ByteWindow open(ByteOrder order, int capacity) {
      return new NarrowWindow(bytes, ByteBuffer.allocate(capacity).order(order));
    }
  }

  private record NarrowWindow(byte[] bytes, ByteBuffer buffer) implements ByteWindow {
    @Override
    public int at(long offset, int length, long end) throws IOException {
      if (offset + length > bytes.length) {
        throw new EOFException();
      }
      Arrays.fill(buffer.array(), (byte) 77);
      int shift = (int) (offset % (buffer.capacity() - length + 1));
      buffer.put(shift, bytes, (int) offset, length);
      return shift;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
