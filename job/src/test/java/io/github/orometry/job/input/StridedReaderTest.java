package io.github.orometry.job.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.slab.SlabBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strided reading against the definition of the strides, for arrays of one box and of many. */
class StridedReaderTest {
  /** Bytes before the first element, so that nothing is aligned. */
  private static final int BEFORE = 13;

  @TempDir private Path folder;

  /** What element (x, y, t) holds; an int16 that differs between neighbours. */
  private static short value(int x, int y, int t) {
    return (short) (7 * x + 211 * y + 3001 * t);
  }

  /**
   * Writes an array of big-endian int16 whose axes lie in the order of {@code axes}, slowest first;
   * an axis in capitals runs downwards.
   */
  private StridedArray write(String axes, int nx, int ny, int nt) throws IOException {
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
    Path file = Files.write(folder.resolve("array"), bytes.array());
    ArrayLayout layout =
        new ArrayLayout(
            ElementType.I2, false, nx, ny, nt, offset, stride[0], stride[1], stride[2], Double.NaN);
    return new StridedArray(
        new Bytes.InFile(file.toString()), layout, new SlabNames.OneEpoch(6), "file array");
  }

  private static void assertSlabs(int from, SlabBatch batch, ArrayLayout layout) {
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
    "xyt, 41, 63, 200",
    "yxt, 70, 30, 200",
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
    StridedArray array = write(axes, nx, ny, nt);
    SlabBatch batch = new SlabBatch(array.layout().cells());
    try (SlabReader reader = array.open()) {
      for (int block : new int[] {1, 2, 3, 8, 11, 64, nt - 1, nt}) {
        int step = Math.max(block, Math.max(1, nt / 200));
        for (int from = 0; from < nt; from += step) {
          reader.read(from, Math.min(nt, from + step), batch);
          assertSlabs(from, batch, array.layout());
        }
      }
    }
  }

  @Test
  void anyRangeInAnyOrder() throws IOException {
    StridedArray array = write("xyt", 9, 8, 300);
    SlabBatch batch = new SlabBatch(72);
    Random random = new Random(4);
    try (SlabReader reader = array.open()) {
      for (int i = 0; i < 300; i++) {
        int from = random.nextInt(301);
        int to = from + random.nextInt(301 - from);
        reader.read(from, to, batch);
        assertEquals(to - from, batch.size());
        assertSlabs(from, batch, array.layout());
      }
    }
  }

  @Test
  void threadsAgree() throws Exception {
    StridedArray array = write("xyt", 41, 63, 300);
    List<Callable<Integer>> reads = new ArrayList<>();
    for (int from = 0; from < 300; from += 20) {
      int first = from;
      reads.add(
          () -> {
            SlabBatch batch = new SlabBatch(41 * 63);
            array.read(first, first + 20, batch);
            assertSlabs(first, batch, array.layout());
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
    StridedArray inFile = write("xyt", 6, 5, 40);
    byte[] bytes = Files.readAllBytes(folder.resolve("array"));
    StridedArray held =
        new StridedArray(new Bytes.Held(bytes), inFile.layout(), inFile.names(), "file array");
    for (SlabSource source : List.of(inFile, held)) {
      SlabSource copy = TestSerialization.copy(source);
      SlabBatch batch = new SlabBatch(30);
      copy.read(0, 40, batch);
      assertSlabs(0, batch, inFile.layout());
      assertEquals("file array, time bin 17", copy.describe(17));
    }
  }

  @Test
  void keysNameTheSlabs() throws IOException {
    StridedArray array = write("xyt", 2, 2, 3);
    long[] expected = {SlabKey.of(6, 0), SlabKey.of(6, 1), SlabKey.of(6, 2)};
    assertArrayEquals(expected, array.keys());
  }

  @Test
  void aFileThatWasCutAfterItWasOpened() throws IOException {
    StridedArray array = write("xyt", 6, 5, 40);
    SlabBatch batch = new SlabBatch(30);
    try (SlabReader reader = array.open()) {
      try (FileChannel file = FileChannel.open(folder.resolve("array"), StandardOpenOption.WRITE)) {
        file.truncate(1000);
      }
      JobException e = assertThrows(JobException.class, () -> reader.read(10, 20, batch));
      assertEquals(ExitCode.BAD_INPUT, e.exitCode());
      assertTrue(
          e.getMessage().startsWith("file array, time bin 10: cannot be read: it is truncated"),
          e.getMessage());
    }
  }

  @Test
  void rangesAndBatchesThatDoNotFit() throws IOException {
    StridedArray array = write("xyt", 6, 5, 40);
    try (SlabReader reader = array.open()) {
      SlabBatch batch = new SlabBatch(30);
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(-1, 3, batch));
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(38, 41, batch));
      SlabBatch other = new SlabBatch(31);
      assertThrows(IllegalArgumentException.class, () -> reader.read(0, 1, other));
    }
  }

  @Test
  void theFastestAxisMustBeDense() throws IOException {
    StridedArray array = write("xyt", 6, 5, 40);
    ArrayLayout gaps =
        new ArrayLayout(ElementType.I2, false, 6, 5, 20, BEFORE, 400, 80, 4, Double.NaN);
    StridedArray every = new StridedArray(array.bytes(), gaps, array.names(), "file array");
    assertThrows(IllegalArgumentException.class, every::open);
  }
}
