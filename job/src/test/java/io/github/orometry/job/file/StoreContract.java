package io.github.orometry.job.file;

import static io.github.orometry.job.file.TextFiles.names;
import static io.github.orometry.job.file.TextFiles.read;
import static io.github.orometry.job.file.TextFiles.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every store has to do. */
public abstract class StoreContract {
  private static final int MOVERS = 4;
  private static final int ROUNDS = 50;

  private Location folder;
  private Store store;

  /** An empty folder of the store, another one for each test. */
  protected abstract Location folder() throws IOException;

  @BeforeEach
  final void find() throws IOException {
    folder = folder();
    store = Stores.of(folder);
    assertEquals(List.of(), store.list(folder));
  }

  @Test
  void aFileHoldsWhatWasWritten() throws IOException {
    Location file = folder.child("a.txt");
    assertEquals(Optional.empty(), store.info(file));
    write(file, "hello");
    assertEquals("hello", read(file));
    FileInfo info = store.info(file).orElseThrow();
    assertEquals(file, info.location());
    assertFalse(info.isFolder());
    assertEquals(5, info.size());
    assertTrue(store.info(folder).orElseThrow().isFolder());
    assertEquals(Optional.empty(), store.info(file.child("b")));
  }

  @Test
  void aFileIsBegunOnce() throws IOException {
    write(folder.child("a"), "mine");
    assertThrows(FileAlreadyExistsException.class, () -> store.create(folder.child("a")));
    assertEquals("mine", read(folder.child("a")));
    assertThrows(IOException.class, () -> store.create(folder.child("no/folder")));
    assertThrows(NoSuchFileException.class, () -> store.open(folder.child("b")));
  }

  @Test
  void bytesAreReadByPosition() throws IOException {
    byte[] bytes = new byte[5000];
    new Random(1).nextBytes(bytes);
    Location file = folder.child("bytes");
    try (OutputStream out = store.create(file)) {
      out.write(bytes, 0, 1);
      out.write(bytes, 1, 3000);
      out.write(bytes, 3001, 1999);
    }
    try (RandomAccess access = store.open(file)) {
      assertEquals(bytes.length, access.size());
      assertTrue(access.goodRead() > 0);
      for (int[] range : new int[][] {{0, 5000}, {1, 4999}, {999, 2}, {4999, 1}, {17, 0}}) {
        ByteBuffer into = ByteBuffer.allocate(range[1] + 2).position(1).limit(range[1] + 1);
        access.readFully(range[0], into);
        byte[] expected = Arrays.copyOfRange(bytes, range[0], range[0] + range[1]);
        assertArrayEquals(expected, Arrays.copyOfRange(into.array(), 1, range[1] + 1));
        try (InputStream in = access.stream(range[0], range[1])) {
          assertArrayEquals(expected, in.readAllBytes());
          assertEquals(-1, in.read());
        }
      }
      assertEquals(-1, access.read(5000, ByteBuffer.allocate(1)));
      assertEquals(-1, access.read(6000, ByteBuffer.allocate(1)));
      EOFException failure =
          assertThrows(EOFException.class, () -> access.readFully(4990, ByteBuffer.allocate(11)));
      assertEquals("byte 5001 was expected, but the file ends at 5000", failure.getMessage());
    }
  }

  @Test
  void aFolderIsListedInTheOrderOfNames() throws IOException {
    store.makeFolder(folder.child("b"));
    for (String name : List.of("c", "a", ".out.x", "b/inner", "B")) {
      write(folder.child(name), name);
    }
    assertEquals(List.of(".out.x", "B", "a", "b", "c"), names(folder));
    assertEquals(names(folder), store.names(folder));
    assertEquals(
        List.of(folder.child(".out.x")),
        store.list(folder, ".out.").stream().map(FileInfo::location).toList());
    assertEquals(List.of(), store.list(folder, "inner"));
    List<FileInfo> all = store.list(folder);
    assertEquals(
        List.of(false, false, false, true, false), all.stream().map(FileInfo::isFolder).toList());
    assertEquals(List.of(6L, 1L, 1L, 0L, 1L), all.stream().map(FileInfo::size).toList());
    assertThrows(NoSuchFileException.class, () -> store.list(folder.child("d")));
    assertThrows(NotDirectoryException.class, () -> store.list(folder.child("a")));
    assertThrows(NoSuchFileException.class, () -> store.names(folder.child("d")));
    assertThrows(NotDirectoryException.class, () -> store.names(folder.child("a")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ä ß",
        "日本語",
        "e\u0301",
        "\u00e9",
        "🏔",
        "a b",
        "50%",
        "%41",
        "#1?x=2&y",
        "a:b",
        "+"
      })
  void namesAreInAnyLetters(String name) throws IOException {
    Location sub = folder.child(name);
    store.makeFolder(sub);
    write(sub.child(name), name);
    assertEquals(List.of(name), names(folder));
    assertEquals(List.of(name), store.names(folder));
    FileInfo found = store.list(store.list(folder).get(0).location()).get(0);
    assertEquals(sub.child(name), found.location());
    assertEquals(name, read(found.location()));
    assertEquals(sub.child(name), Location.of(found.location().toString()));
    assertTrue(store.move(sub.child(name), sub.child(name + "x")));
    assertEquals(name, read(sub.child(name + "x")));
  }

  @Test
  void missingFoldersAreMadeAndTold() throws IOException {
    Location deep = folder.child("a/b/c");
    assertEquals(List.of(folder.child("a"), folder.child("a/b"), deep), store.makeFolder(deep));
    assertEquals(List.of(), store.makeFolder(deep));
    write(folder.child("file"), "");
    assertThrows(
        FileAlreadyExistsException.class, () -> store.makeFolder(folder.child("file/x/y")));
    assertThrows(FileAlreadyExistsException.class, () -> store.makeFolder(folder.child("file")));
    assertEquals(List.of("a", "file"), names(folder));
  }

  @Test
  void foldersAreDeletedWithAllInThem() throws IOException {
    store.makeFolder(folder.child("a/b"));
    write(folder.child("a/b/c"), "c");
    write(folder.child("ab"), "beside");
    assertFalse(store.deleteEmpty(folder.child("a")));
    store.delete(folder.child("a"));
    store.delete(folder.child("a"));
    assertEquals(List.of("ab"), names(folder));
    assertFalse(store.deleteEmpty(folder.child("ab")), "a file is no empty folder");
    store.makeFolder(folder.child("e"));
    assertTrue(store.deleteEmpty(folder.child("e")));
    assertTrue(store.deleteEmpty(folder.child("e")));
    store.delete(folder.child("ab"));
    assertEquals(List.of(), names(folder));
  }

  @Test
  void aFolderMovesOntoNothingOrAnEmptyFolder() throws IOException {
    store.makeFolder(folder.child("a/in"));
    write(folder.child("a/in/file"), "x");
    write(folder.child("file"), "file");
    assertTrue(store.move(folder.child("a"), folder.child("b")));
    assertEquals("x", read(folder.child("b/in/file")));
    assertFalse(store.move(folder.child("a"), folder.child("c")), "nothing there");
    store.makeFolder(folder.child("empty"));
    assertTrue(store.move(folder.child("b"), folder.child("empty")));
    store.makeFolder(folder.child("full/x"));
    assertFalse(store.move(folder.child("empty"), folder.child("full")));
    assertFalse(store.move(folder.child("empty"), folder.child("file")));
    assertThrows(
        IOException.class, () -> store.move(folder.child("empty"), folder.child("no/parent")));
    assertEquals(List.of("empty", "file", "full"), names(folder));
    assertEquals("x", read(folder.child("empty/in/file")));
  }

  @Test
  void aFileMovesOntoNothingOnly() throws IOException {
    write(folder.child("a"), "a");
    write(folder.child("b"), "b");
    store.makeFolder(folder.child("empty"));
    assertFalse(store.move(folder.child("a"), folder.child("b")));
    assertFalse(store.move(folder.child("a"), folder.child("empty")));
    assertFalse(store.move(folder.child("x"), folder.child("y")));
    assertEquals("b", read(folder.child("b")));
    assertTrue(store.move(folder.child("a"), folder.child("empty/c")));
    assertEquals("a", read(folder.child("empty/c")));
    assertEquals(List.of("b", "empty"), names(folder));
  }

  @Test
  void aFileMovesInThePlaceOfAnother() throws IOException {
    write(folder.child("a"), "a");
    write(folder.child("b"), "b");
    String before = store.info(folder.child("b")).orElseThrow().version();
    store.moveOnto(folder.child("a"), folder.child("b"));
    assertEquals("a", read(folder.child("b")));
    store.moveOnto(folder.child("b"), folder.child("c"));
    assertEquals(List.of("c"), names(folder));
    assertThrows(
        IOException.class, () -> store.moveOnto(folder.child("b"), folder.child("c")), before);
    store.makeFolder(folder.child("d"));
    assertThrows(IOException.class, () -> store.moveOnto(folder.child("c"), folder.child("d")));
    assertEquals(List.of("c", "d"), names(folder));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ofManyThatMoveToOnePlaceOneDoes(boolean folders) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(MOVERS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        Location to = folder.child("to" + round);
        CyclicBarrier barrier = new CyclicBarrier(MOVERS);
        List<Callable<Boolean>> movers = new ArrayList<>();
        for (int i = 0; i < MOVERS; i++) {
          Location from = folder.child("from" + round + "-" + i);
          Location file = folders ? from.child("file") : from;
          store.makeFolder(file.parent());
          write(file, "by " + i);
          movers.add(
              () -> {
                barrier.await();
                return store.move(from, to);
              });
        }
        List<Boolean> moved = new ArrayList<>();
        for (Future<Boolean> mover : pool.invokeAll(movers)) {
          moved.add(mover.get());
        }
        int winner = moved.indexOf(true);
        assertEquals(1, moved.stream().filter(done -> done).count(), moved.toString());
        assertEquals("by " + winner, read(folders ? to.child("file") : to));
        int stayed = IntStream.range(0, MOVERS).map(i -> isThere(round(to, i)) ? 1 : 0).sum();
        assertEquals(MOVERS - 1, stayed);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static Location round(Location to, int i) {
    return to.sibling(to.name().replace("to", "from") + "-" + i);
  }

  private boolean isThere(Location location) {
    try {
      return store.info(location).isPresent();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aLockIsHeldByOne() throws IOException {
    Location file = folder.child("lock");
    Closeable lock = store.lock(file).orElseThrow();
    assertTrue(store.info(file).isPresent());
    assertEquals(Optional.empty(), store.lock(file));
    assertEquals(Optional.empty(), store.lock(file), "the first try has not let it go");
    try (Closeable other = store.lock(folder.child("other")).orElseThrow()) {
      lock.close();
      assertEquals(List.of("other"), names(folder));
      assertTrue(store.lock(folder.child("other")).isEmpty(), other.toString());
    }
    lock.close();
    Closeable again = store.lock(file).orElseThrow();
    lock.close();
    assertEquals(Optional.empty(), store.lock(file), "closing twice lets nobody else's go");
    again.close();
    assertEquals(List.of(), names(folder));
    assertThrows(IOException.class, () -> store.lock(folder.child("no/lock")));
  }

  @Test
  void whatIsNotThereHasARealName() throws IOException {
    Location real = store.real(folder);
    assertEquals(real.child("a/b"), store.real(folder.child("a/b")));
    assertTrue(store.free(folder) > 0);
  }
}
