package io.github.orometry.stack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Keys, ranges, batches, epochs, and surfaces that are held in memory. */
class SurfacesInARowTest {
  private static HeldSurfaces held(int epoch, int size) {
    double[] values = new double[2 * size];
    Arrays.setAll(values, i -> 1000 * epoch + i);
    return new HeldSurfaces(epoch, 2, values);
  }

  /** Time bins of several epochs, as a file with rows in any order has them. */
  private record Listed(long[] keys) implements SurfaceSource {
    @Override
    public int size() {
      return keys.length;
    }

    @Override
    public SurfaceReader open() {
      throw new UnsupportedOperationException();
    }

    @Override
    public String label() {
      return "listed";
    }

    @Override
    public String describe(int k) {
      return "row " + k;
    }
  }

  @Test
  void keysAreInTheGlobalOrder() {
    int most = Integer.MAX_VALUE;
    long[] keys = {
      SurfaceKey.of(0, 0), SurfaceKey.of(0, most), SurfaceKey.of(1, 0), SurfaceKey.of(most, most)
    };
    assertArrayEquals(LongStream.of(keys).sorted().toArray(), keys);
    assertEquals(most, SurfaceKey.epochIdx(keys[3]));
    assertEquals(most, SurfaceKey.timeBinIdx(keys[1]));
    assertEquals(0, SurfaceKey.epochIdx(keys[1]));
    assertEquals("epoch 1, time bin 0", SurfaceKey.words(keys[2]));
  }

  @Test
  void rangesCoverEverySourceInOrder() {
    List<SurfaceRange> ranges = SurfaceRange.of(List.of(held(0, 5), held(1, 4), held(2, 1)), 2);
    assertEquals(
        List.of(
            new SurfaceRange(0, 0, 2),
            new SurfaceRange(0, 2, 4),
            new SurfaceRange(0, 4, 5),
            new SurfaceRange(1, 0, 2),
            new SurfaceRange(1, 2, 4),
            new SurfaceRange(2, 0, 1)),
        ranges);
    assertEquals(10, ranges.stream().mapToInt(SurfaceRange::size).sum());
    assertEquals(3, SurfaceRange.of(List.of(held(0, 5), held(1, 4), held(2, 1)), 99).size());
    assertEquals(List.of(), SurfaceRange.of(List.of(), 1));
  }

  @Test
  void aBatchGrowsAndIsForSurfacesOfOneSize() {
    SurfaceBatch batch = new SurfaceBatch(3);
    assertEquals(0, batch.size());
    batch.resize(2);
    batch.name(1, 7, 9);
    double[] values = batch.values();
    assertEquals(6, values.length);
    batch.resize(1, 3);
    assertEquals(1, batch.size());
    assertTrue(values == batch.values(), "no new array where there is room");
    batch.resize(4);
    assertEquals(12, batch.values().length);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> batch.resize(1, 4));
    assertEquals("a batch of 3 cells cannot hold surfaces of 4", e.getMessage());
  }

  @Test
  void heldSurfacesAreReadInAnyPieces() throws IOException {
    HeldSurfaces held = held(3, 5);
    assertEquals(5, held.size());
    assertEquals("epoch 3", held.label());
    assertEquals("epoch 3, time bin 4", held.describe(4));
    assertArrayEquals(new long[] {3L << 32, (3L << 32) + 1}, Arrays.copyOf(held.keys(), 2));
    SurfaceBatch batch = new SurfaceBatch(2);
    try (SurfaceReader reader = held.open()) {
      reader.read(3, 5, batch);
      assertEquals(2, batch.size());
      assertEquals(3, batch.epochIdx(1));
      assertEquals(4, batch.timeBinIdx(1));
      assertArrayEquals(new double[] {3006, 3007, 3008, 3009}, batch.values());
      reader.read(2, 2, batch);
      assertEquals(0, batch.size());
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(4, 6, batch));
      assertThrows(IllegalArgumentException.class, () -> reader.read(0, 1, new SurfaceBatch(3)));
    }
  }

  @Test
  void heldSurfacesAreWhole() {
    assertEquals(
        "5 values are not some surfaces of 2 cells",
        assertThrows(IllegalArgumentException.class, () -> new HeldSurfaces(0, 2, new double[5]))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new HeldSurfaces(0, 2, new double[0]));
    assertThrows(IllegalArgumentException.class, () -> new HeldSurfaces(0, 0, new double[4]));
  }

  @Test
  void epochsAreGatheredFromWhereverTheyLie() throws IOException {
    Listed listed =
        new Listed(
            new long[] {
              SurfaceKey.of(5, 1), SurfaceKey.of(5, 0), SurfaceKey.of(2, 0), SurfaceKey.of(5, 2)
            });
    List<Epoch> epochs = Epoch.of(List.of(listed, held(2, 3)));
    assertEquals(List.of(2, 5), epochs.stream().map(Epoch::epochIdx).toList());
    assertEquals(4, epochs.get(0).surfaces());
    assertEquals(3, epochs.get(1).surfaces());
    assertEquals(2, epochs.get(1).parts().size());
    assertEquals("4 surfaces, the first being row 2", epochs.get(0).describe());
    assertEquals(
        "1 surface, the first being epoch 0, time bin 0",
        Epoch.of(List.of(held(0, 1))).get(0).describe());
    assertEquals(List.of(), Epoch.of(List.of()));
  }

  @Test
  void sourcesTravel() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Epoch(1, List.of(new Epoch.Part(held(1, 2), 0, 2))));
      out.writeObject(new SurfaceNames.Listed(new long[] {4, 5}));
      out.writeObject(new SurfaceNames.OneEpoch(6));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertEquals(2, ((Epoch) in.readObject()).surfaces());
      assertEquals(5, ((SurfaceNames) in.readObject()).key(1));
      assertEquals(SurfaceKey.of(6, 3), ((SurfaceNames) in.readObject()).key(3));
    }
  }
}
