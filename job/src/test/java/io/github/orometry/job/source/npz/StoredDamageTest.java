package io.github.orometry.job.source.npz;

import static io.github.orometry.job.source.TestArrays.NPY;
import static io.github.orometry.job.source.TestArrays.failure;
import static io.github.orometry.job.source.TestArrays.open;
import static io.github.orometry.job.source.TestArrays.surfaces;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.TestFiles;
import io.github.orometry.job.source.TestSerialization;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored members are checked as they are read. */
class StoredDamageTest {
  @TempDir private Path folder;

  private static List<ZipMember> members(Path archive) throws IOException {
    Location file = Location.of(archive.toString());
    try (RandomAccess access = Stores.of(file).open(file)) {
      return ZipArchive.members(file, access);
    }
  }

  /** In a header, an element or an axis. */
  @Test
  void everyFlippedBitIsRefused() throws IOException {
    Path archive = folder.resolve("a.npz");
    TestFiles.store(
        archive,
        Map.of(
            "epoch.npy", TestFiles.npy(3, 4, 5, 1),
            "surface.npy", TestFiles.npy(new double[12], 3, 4),
            "xbin_centers.npy", TestFiles.npy(new double[] {1, 2, 4}, 3)));
    assertEquals(6, surfaces(open("x,y,t", archive)).size());
    byte[] bytes = Files.readAllBytes(archive);
    int flipped = 0;
    for (ZipMember member : members(archive)) {
      for (long bit = 8 * member.offset(); bit < 8 * (member.offset() + member.size()); bit++) {
        bytes[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
        Files.write(archive, bytes);
        BadInputException e = failure("x,y,t", archive);
        assertTrue(e.getMessage().startsWith("file " + archive), e.getMessage());
        bytes[(int) (bit / 8)] ^= (byte) (1 << bit % 8);
        flipped++;
      }
    }
    assertEquals(8 * (3 * 128 + 8 * (60 + 12 + 3)), flipped);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stored.npz", "zip64.npz", "left_out.npz"})
  void archivesOfNumPyAreSound(String name) throws IOException {
    Inputs inputs = open("x,y,t", NPY.resolve(name));
    for (SurfaceSource source : inputs.sources()) {
      assertTrue(source.checksum().isPresent(), source.label());
      assertEquals(source.checksum().getAsInt(), inPieces(source, inputs.grid().cells(), 1));
    }
  }

  @Test
  void deflatedArraysWereCheckedWhenTheyWereStaged() {
    for (SurfaceSource source : open("x,y,t", NPY.resolve("deflated.npz")).sources()) {
      assertTrue(source.checksum().isEmpty());
    }
  }

  /** Blocks of a large array in any order, by several readers, on other machines. */
  @ParameterizedTest
  @ValueSource(strings = {"x,y,t", "t,y,x", "y,t,x"})
  void anyPiecesInAnyOrderSumUp(String dims) throws Exception {
    Path archive = folder.resolve("a.npz");
    TestFiles.store(archive, Map.of("a.npy", TestFiles.npy(60, 70, 80, 3)));
    Inputs inputs = open(dims, archive);
    int cells = inputs.grid().cells();
    SurfaceSource source = TestSerialization.copy(inputs.sources().get(0));
    int sound = source.checksum().orElseThrow();
    for (int size : new int[] {1, 7, 80}) {
      assertEquals(sound, inPieces(source, cells, size));
    }
    byte[] bytes = Files.readAllBytes(archive);
    FileTime time = Files.getLastModifiedTime(archive);
    bytes[bytes.length / 2] ^= 16;
    Files.write(archive, bytes);
    Files.setLastModifiedTime(archive, time); // which alone would tell that it has changed
    assertNotEquals(sound, inPieces(source, cells, 7));
  }

  private static int inPieces(SurfaceSource source, int cells, int size) throws IOException {
    List<Integer> starts = new ArrayList<>();
    for (int from = 0; from < source.size(); from += size) {
      starts.add(from);
    }
    Collections.shuffle(starts, new Random(size));
    int sum = 0;
    try (SurfaceReader one = source.open();
        SurfaceReader other = source.open()) {
      SurfaceBatch batch = new SurfaceBatch(cells);
      for (int from : starts) {
        SurfaceReader reader = from % 3 == 0 ? one : other;
        reader.read(from, Math.min(source.size(), from + size), batch);
        sum ^= from % 2 == 0 ? reader.checksum() : 0;
      }
      return sum ^ one.checksum() ^ other.checksum();
    }
  }
}
