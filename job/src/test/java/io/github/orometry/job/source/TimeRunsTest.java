package io.github.orometry.job.source;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.file.memory.MemoryStores;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays of a store whose time bins lie next to each other, dealt out to blocks of time. */
class TimeRunsTest {
  private static final int BINS = 2000;
  private static final int CELLS = 7 * 12;
  private static final String DRIVE = "time-runs";

  @TempDir private Path folder;

  private SurfaceSource source(String dims, boolean stored) throws IOException {
    StackFiles files = new StackFiles(SurfaceStack.of(3, 7, 12, BINS));
    Path file =
        stored
            ? files.storedNpz(folder.resolve("stack.npz"))
            : files.npy(folder, dims, false).get(0);
    return source(Files.readAllBytes(file), dims, stored ? ".npz" : ".npy");
  }

  private static SurfaceSource source(byte[] content, String dims, String ending)
      throws IOException {
    Location there = Location.of("mem://" + DRIVE + "/stack" + ending);
    Stores.of(there).delete(there);
    try (OutputStream out = Stores.of(there).create(there)) {
      out.write(content);
    }
    MemoryStores.drive(DRIVE).goodRead(1 << 16);
    ReadOptions options = TestArrays.options(Map.of("dims", dims));
    return InputReader.open(List.of(there), options, TestArrays.NO_STAGING).sources().get(0);
  }

  /** Read as few at a time as suits the case: many cells at once, one cell, some bins of one. */
  @ParameterizedTest
  @CsvSource({
    "'x,y,t', 1048576, 65536, false",
    "'x,y,t', 50000, 20000, false",
    "'x,y,t', 1000, 100000, false",
    "'y,x,t', 100000, 672, false",
    "'x,y,t', 70000, 30000, true"
  })
  void everySurfaceIsWhatItIsWhereItIsReadAsItLies(
      String dims, int mostRead, int block, boolean stored) throws IOException {
    SurfaceSource source = source(dims, stored);
    assertTrue(TimeBlocks.suit(source));
    TimeRuns runs = TimeRuns.of(source, mostRead, block);
    SurfaceBatch expected = new SurfaceBatch(CELLS);
    try (SurfaceReader reader = source.open()) {
      reader.read(0, BINS, expected);
    }
    SurfaceBatch found = new SurfaceBatch(CELLS);
    int checksum = 0;
    List<TimeRuns.Part> parts = new ArrayList<>();
    for (TimeRuns.Range range : runs.ranges()) {
      TimeRuns.Dealt dealt = runs.read(range);
      checksum ^= dealt.checksum();
      parts.addAll(dealt.parts());
    }
    int at = 0;
    for (int b = 0; b < runs.blocks(); b++, at += found.size()) {
      runs.begin(b, found);
      Arrays.fill(found.values(), Double.MAX_VALUE);
      long cells = 0;
      for (TimeRuns.Part part : parts) {
        cells += part.block() == b ? runs.add(part, found) : 0;
      }
      assertEquals((long) found.size() * CELLS, cells);
      int from = at * CELLS;
      int n = found.size() * CELLS;
      assertArrayEquals(
          Arrays.copyOfRange(expected.values(), from, from + n), Arrays.copyOf(found.values(), n));
      assertEquals(expected.timeBinIdx(at), found.timeBinIdx(0));
    }
    assertEquals(BINS, at);
    assertEquals(source.checksum().orElse(0), checksum);
  }

  @Test
  void eachByteIsReadOnceInFewReads() throws IOException {
    TimeRuns runs = TimeRuns.of(source("x,y,t", false));
    MemoryStores.drive(DRIVE).goodRead(1 << 23);
    int before = MemoryStores.drive(DRIVE).reads();
    for (TimeRuns.Range range : runs.ranges()) {
      runs.read(range);
    }
    assertEquals(1, MemoryStores.drive(DRIVE).reads() - before);
  }

  @Test
  void aFileThatHasChangedIsNotRead() throws IOException {
    TimeRuns runs = TimeRuns.of(source("x,y,t", false));
    source("y,x,t", false);
    TimeRuns.Range first = runs.ranges().get(0);
    assertEquals(
        HeldSource.CHANGED, assertThrows(IOException.class, () -> runs.read(first)).getMessage());
  }

  @Test
  void whatLiesOtherwiseIsReadAsItLies() throws IOException {
    assertFalse(TimeBlocks.suit(source("t,y,x", false)));
  }
}
