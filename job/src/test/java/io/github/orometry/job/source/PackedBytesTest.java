package io.github.orometry.job.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.TemporaryFolder;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deflated arrays are unpacked by who reads them, once, and leave nothing. */
class PackedBytesTest {
  private static final int NX = 40;
  private static final int NY = 50;
  private static final int NT = 400;
  private static final int READERS = 4;

  @TempDir private Path folder;
  private Path scratch;

  @BeforeEach
  void makeAScratchFolder() throws IOException {
    PackedBytes.deleteUnread();
    scratch = Files.createDirectory(folder.resolve("scratch"));
    System.setProperty(TemporaryFolder.AROUND, scratch.toString());
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    System.clearProperty(TemporaryFolder.AROUND);
    PackedBytes.deleteUnread();
    assertEquals(List.of(), files());
  }

  private SurfaceSource source(String name, byte[] content) throws IOException {
    Path archive = folder.resolve(name);
    TestFiles.deflate(archive, "one.npy", content);
    return TestArrays.open("x,y,t", archive).sources().get(0);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> found = Files.walk(scratch)) {
      return found.skip(1).map(path -> scratch.relativize(path).toString()).toList();
    }
  }

  private static double value(SurfaceSource source, int t, int cell) throws IOException {
    SurfaceBatch batch = new SurfaceBatch(NX * NY);
    try (SurfaceReader reader = source.open()) {
      reader.read(t, t + 1, batch);
    }
    return batch.values()[cell];
  }

  @Test
  void openingUnpacksNothingAndAllReadersShareWhatTheFirstUnpacks() throws Exception {
    SurfaceSource source = source("large.npz", TestFiles.npy(NX, NY, NT, 7));
    assertEquals(List.of(), files());
    assertTrue(source.readsAll());
    ExecutorService threads = Executors.newFixedThreadPool(READERS);
    try {
      List<Callable<Double>> reads = new ArrayList<>();
      for (int i = 0; i < 2 * READERS; i++) {
        reads.add(() -> value(source, NT - 1, 41));
      }
      for (Future<Double> read : threads.invokeAll(reads)) {
        assertEquals(TestFiles.value(7, 1, 1, NT - 1), read.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(2, files().size(), files() + ": a folder and one file");
  }

  @Test
  void whatIsReadIsNotDeleted() throws IOException {
    SurfaceSource source = source("read.npz", TestFiles.npy(NX, NY, NT, 3));
    SurfaceBatch batch = new SurfaceBatch(NX * NY);
    try (SurfaceReader reader = source.open()) {
      PackedBytes.deleteUnread();
      reader.read(5, 6, batch);
    }
    assertEquals(TestFiles.value(3, 2, 0, 5), batch.values()[2]);
  }

  @Test
  void smallOnesTakeNoFile() throws IOException {
    SurfaceSource source = source("small.npz", TestFiles.npy(NX, NY, 3, 9));
    assertEquals(TestFiles.value(9, 2, 1, 2), value(source, 2, NX + 2));
    assertEquals(List.of(), files());
  }

  /** Zeros that take a file. */
  private record Zeros(int number) implements PackedBytes.Packed {
    @Override
    public String label() {
      return "zeros " + number;
    }

    @Override
    public long size() {
      return 5 << 20;
    }

    @Override
    public void unpackTo(OutputStream out) throws IOException {
      out.write(new byte[(int) size()]);
    }
  }

  @Test
  void onlyAFewOfThemStay() throws IOException {
    int many = 4 + 2 * Runtime.getRuntime().availableProcessors();
    for (int i = 0; i < many; i++) {
      new PackedBytes(new Zeros(i)).open(ByteOrder.LITTLE_ENDIAN, 8).close();
    }
    assertTrue(files().size() < many, files().toString());
  }

  @Test
  void aDamagedOneLeavesNoFile() throws IOException {
    SurfaceSource source = source("damaged.npz", TestFiles.npy(NX, NY, NT, 7));
    Path archive = folder.resolve("damaged.npz");
    byte[] bytes = Files.readAllBytes(archive);
    bytes[bytes.length / 2] ^= 1;
    Files.write(archive, bytes);
    SurfaceSource damaged = TestArrays.open("x,y,t", archive).sources().get(0);
    for (int i = 0; i < 2; i++) {
      BadInputException e = assertThrows(BadInputException.class, damaged::open);
      assertTrue(e.getMessage().contains("damaged.npz, member 'one.npy' is damaged"));
    }
    assertEquals(NT, source.size());
    assertEquals(1, files().size(), files() + ": the folder");
  }

  /** Something that no disk has room for. */
  private record Huge(long size) implements PackedBytes.Packed {
    @Override
    public String label() {
      return "file huge.npz, member 'one.npy'";
    }

    @Override
    public void unpackTo(OutputStream out) {
      throw new AssertionError("the space is looked at first");
    }
  }

  @Test
  void withoutRoomASentenceSaysHowMuchIsNeeded() {
    PackedBytes huge = new PackedBytes(new Huge(Long.MAX_VALUE));
    FailedException e =
        assertThrows(FailedException.class, () -> huge.open(ByteOrder.LITTLE_ENDIAN, 8));
    assertTrue(
        e.getMessage()
            .matches(
                "file huge[.]npz, member 'one[.]npy' needs 9223372036854775807 bytes in .*scratch.*"
                    + " to be unpacked, where [0-9]+ are free[.]"),
        e.getMessage());
  }
}
