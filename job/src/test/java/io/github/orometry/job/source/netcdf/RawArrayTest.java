package io.github.orometry.job.source.netcdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.format.variable.Filter;
import io.github.orometry.job.format.variable.NumberType;
import io.github.orometry.job.format.variable.Storage;
import io.github.orometry.job.source.Staging;
import io.github.orometry.job.source.TestArrays;
import io.github.orometry.stack.ElementType;
import io.github.orometry.stack.SurfaceRange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chunks that are held, and those that are too many to be. */
class RawArrayTest {
  private static final NumberType F4 = new NumberType(ElementType.F4, true);
  private static final Packing AS_IS =
      new Packing(new double[0], Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1, 0);

  @TempDir private Path folder;

  private static float value(int cell, int t) {
    return cell * 100 + t % 97;
  }

  /** Deflated chunks of all of {@code cells} and some time bins, time running fastest. */
  private RawArray array(int cells, int bins, int together) throws IOException {
    int chunks = -Math.floorDiv(-bins, together);
    long[] addresses = new long[chunks];
    int[] stored = new int[chunks];
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int c = 0; c < chunks; c++) {
      addresses[c] = file.size();
      ByteBuffer chunk = ByteBuffer.allocate(4 * cells * together).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < cells * together; i++) {
        chunk.putFloat(value(i / together, c * together + i % together));
      }
      try (DeflaterOutputStream out = new DeflaterOutputStream(new Unclosed(file))) {
        out.write(chunk.array());
      }
      stored[c] = file.size() - (int) addresses[c];
    }
    Path path = folder.resolve("chunks");
    Files.write(path, file.toByteArray());
    Storage storage =
        new Storage.Chunks(
            new int[] {cells, together},
            addresses,
            stored,
            null,
            List.of(new Filter(1, "deflate", 6)),
            new byte[4]);
    Location location = TestArrays.locations(path).get(0);
    return RawArray.of(location, F4, List.of((long) cells, (long) bins), 1, storage);
  }

  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(ByteArrayOutputStream out) {
      super(out);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private static void check(RawArray array, int cells, int from, int to) throws IOException {
    double[] found = new double[cells * (to - from)];
    try (RawBins bins = array.open()) {
      bins.read(from, to, found);
    }
    for (int i = 0; i < found.length; i++) {
      assertEquals(value(i % cells, from + i / cells), found[i], "number " + i);
    }
  }

  @Test
  void aRowOfChunksIsHeld() throws IOException {
    RawArray array = array(12, 1000, 300);
    assertEquals(300, array.binsTogether());
    assertSame(array, array.staged("it", TestArrays.NO_STAGING));
    check(array, 12, 0, 1000);
    check(array, 12, 290, 301);
    check(array, 12, 999, 1000);
  }

  /** 36 MB of a chunk: unfiltered to a file once, and read from there in pieces. */
  @Test
  void whatCannotBeHeldIsStagedOnce() throws IOException {
    int bins = 750_000;
    RawArray array = array(12, bins, bins);
    assertEquals(1, array.binsTogether());
    assertTrue(array.readerBytes() < 2 << 20);
    Staging staging = new Staging(() -> TestArrays.locations(folder).get(0));
    RawArray staged = array.staged("it", staging);
    assertNotEquals(array.file(), staged.file());
    assertSame(staged, staged.staged("it", TestArrays.NO_STAGING));
    check(staged, 12, 0, 5);
    check(staged, 12, 749_900, bins);
    check(staged, 12, 1000, 200_000);
  }

  /** Time between two other dimensions, and chunks that the array does not fill. */
  @Test
  void stagedChunksHaveTimeFirst() throws IOException {
    int bins = 800_000;
    int[] chunk = {3, 350_000, 2};
    long[] addresses = new long[2 * 3 * 2];
    int[] stored = new int[addresses.length];
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int c = 0; c < addresses.length; c++) {
      addresses[c] = file.size();
      ByteBuffer bytes = ByteBuffer.allocate(4 * 3 * chunk[1] * 2).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; bytes.hasRemaining(); i++) {
        int before = c / 6 * 3 + i / (2 * chunk[1]);
        int behind = c % 2 * 2 + i % 2;
        bytes.putFloat(value(before * 3 + behind, c / 2 % 3 * chunk[1] + i / 2 % chunk[1]));
      }
      try (DeflaterOutputStream out = new DeflaterOutputStream(new Unclosed(file))) {
        out.write(bytes.array());
      }
      stored[c] = file.size() - (int) addresses[c];
    }
    Path path = folder.resolve("three");
    Files.write(path, file.toByteArray());
    Storage storage =
        new Storage.Chunks(
            chunk, addresses, stored, null, List.of(new Filter(1, "deflate", 6)), new byte[4]);
    Location location = TestArrays.locations(path).get(0);
    RawArray array = RawArray.of(location, F4, List.of(5L, (long) bins, 3L), 1, storage);
    RawArray staged = array.staged("it", new Staging(() -> TestArrays.locations(folder).get(0)));
    assertNotEquals(array.file(), staged.file());
    assertEquals(0, staged.time());
    check(staged, 15, 0, 5);
    check(staged, 15, 349_000, 351_000);
    check(staged, 15, bins - 50_000, bins);
  }

  @Test
  void rangesEndWhereChunksDo() throws IOException {
    SurfacePlan plan = new SurfacePlan.Plane(4, 3, true, false, false);
    VariableSource all = new VariableSource(array(12, 1000, 100), AS_IS, plan, 0, 1000, 0, "it");
    assertEquals(List.of(0, 200, 400, 600, 800), starts(all, 250));
    assertEquals(List.of(0, 100, 200, 300), starts(all, 30).subList(0, 4));
    assertEquals(List.of(0, 40, 80, 100, 140), starts(all, 10).subList(0, 5));
    VariableSource part = new VariableSource(all.array(), AS_IS, plan, 130, 500, 0, "it");
    assertEquals(List.of(0, 70, 170, 270, 370, 470), starts(part, 100));
  }

  private static List<Integer> starts(VariableSource source, int most) {
    List<Integer> starts = new ArrayList<>();
    int end = 0;
    for (SurfaceRange range : SurfaceRange.of(List.of(source), most)) {
      assertEquals(end, range.from());
      starts.add(range.from());
      end = range.to();
    }
    assertEquals(source.size(), end);
    return starts;
  }

  @Test
  void aChunkThatCannotHoldWhatItSaysIsDamaged() throws IOException {
    RawArray array = array(12, 1000, 1000);
    Storage.Chunks sound = (Storage.Chunks) array.storage();
    Storage.Chunks small =
        new Storage.Chunks(
            sound.shape(), sound.addresses(), new int[] {20}, null, sound.filters(), sound.fill());
    RawArray damaged = RawArray.of(array.file(), F4, List.of(12L, 1000L), 1, small);
    try (RawBins bins = damaged.open()) {
      IOException e = assertThrows(IOException.class, () -> bins.read(0, 1, new double[12]));
      assertTrue(e.getMessage().contains("48000 bytes is stored in 20"), e.getMessage());
    }
  }
}
