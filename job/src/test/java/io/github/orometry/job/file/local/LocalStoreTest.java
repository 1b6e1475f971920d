package io.github.orometry.job.file.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.StoreContract;
import io.github.orometry.job.file.Stores;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest extends StoreContract {
  private final Store store = new LocalStore();

  @TempDir private Path folder;

  @Override
  protected Location folder() {
    return Location.of(folder.toString());
  }

  private Location child(String name) {
    return folder().child(name);
  }

  private List<String> names() throws IOException {
    return store.list(folder()).stream().map(info -> info.location().name()).toList();
  }

  /** A pipe has no size and is read but once: settings may come by one. */
  @Test
  void aPipeIsReadFromItsBeginningOn() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    String text = "settings ".repeat(20_000);
    Thread writer = new Thread(() -> write(pipe, text));
    writer.start();
    try (RandomAccess access = store.open(child("pipe"))) {
      byte[] read = access.stream(0, Long.MAX_VALUE).readAllBytes();
      assertEquals(text, new String(read, StandardCharsets.US_ASCII));
    }
    writer.join();
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void linksAreFollowedAndNotDeletedThrough() throws IOException {
    Path target = Files.createDirectory(folder.resolve("target"));
    Files.writeString(target.resolve("file"), "x");
    Files.createSymbolicLink(folder.resolve("link"), target);
    Files.createSymbolicLink(folder.resolve("broken"), folder.resolve("nowhere"));
    Location real = store.real(folder());
    assertEquals(real.child("target/a/b"), store.real(child("link/a/b")));
    assertEquals(real.child("broken/x"), store.real(child("broken/x")));
    assertEquals(folder.toRealPath() + "/target", store.real(child("link")).toString());
    assertTrue(store.info(child("link")).orElseThrow().isFolder());
    assertEquals(Optional.empty(), store.info(child("broken")));
    assertEquals(
        new FileInfo(child("broken"), false, 0, "", 0), store.list(folder(), "broken").get(0));
    assertFalse(store.move(child("target"), child("broken")));
    assertFalse(store.deleteEmpty(child("link")));
    store.delete(child("link"));
    store.delete(child("broken"));
    assertEquals(List.of("target"), names());
    assertEquals(1, store.list(child("target")).size());
  }

  @Test
  void whatCannotBeLookedAtIsNotTakenForNothing() {
    IOException failure = assertThrows(IOException.class, () -> store.info(child("n".repeat(300))));
    assertTrue(failure.getMessage().contains("too long"), failure.getMessage());
    assertThrows(IOException.class, () -> read(folder()));
  }

  private int read(Location location) throws IOException {
    try (RandomAccess access = store.open(location)) {
      return access.stream(0, 1).read();
    }
  }

  @Test
  void aNameThatIsNoTextIsFound() throws IOException, InterruptedException {
    assertEquals(
        0,
        new ProcessBuilder("sh", "-c", "printf x > \"$(printf 'a\\374')\"")
            .directory(folder.toFile())
            .inheritIO()
            .start()
            .waitFor());
    Location found = store.list(folder()).get(0).location();
    assertTrue(found.uri().toString().endsWith("/a%FC"), found.uri().toString());
    assertEquals('x', read(found));
    assertEquals('x', read(Location.of(found.uri().toString())));
  }

  /** Where no language is set Java takes names to be ASCII. */
  @Test
  void namesInAnyLettersAreFoundWithoutALanguage() throws IOException, InterruptedException {
    ProcessBuilder builder = LockingProcess.command(folder().uri().toString(), "write");
    builder.environment().put("LC_ALL", "C");
    assertEquals(0, builder.inheritIO().start().waitFor());
    assertEquals(List.of(LockingProcess.NAME), names());
    assertEquals('x', read(child(LockingProcess.NAME)));
  }

  @Test
  void aLockOfAnotherProcessEndsWithIt() throws IOException, InterruptedException {
    Location file = child("lock");
    Process process = LockingProcess.command(file.toString(), "lock").start();
    assertEquals("locked", line(process));
    assertEquals(Optional.empty(), store.lock(file));
    assertEquals("process " + process.pid() + "\n", Files.readString(folder.resolve("lock")));
    process.destroyForcibly(); // SIGKILL
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(List.of("lock"), names());
    try (Closeable lock = store.lock(file).orElseThrow()) {
      assertEquals(
          "empty", line(LockingProcess.command(file.toString(), "lock").start()), lock::toString);
      // In this process too: having tried has not let it go.
      assertEquals(Optional.empty(), store.lock(Location.of(folder + "/./lock")));
      assertEquals("empty", line(LockingProcess.command(file.toString(), "lock").start()));
    }
    assertEquals(List.of(), names());
  }

  private static String line(Process process) throws IOException {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  /** Who opened a lock's file before it was deleted holds nothing by it. */
  @Test
  void ofManyProcessesAndThreadsOneHoldsALock() throws Exception {
    Location file = child("lock");
    Process one = LockingProcess.command(file.toString(), "race").start();
    Process two = LockingProcess.command(file.toString(), "race").start();
    assertEquals("done", line(one));
    assertEquals("done", line(two));
    assertEquals(List.of(), names());
  }

  @Test
  void itIsTheStoreOfPaths() {
    assertTrue(Stores.of(Location.of("a")) instanceof LocalStore);
    assertTrue(Stores.location("file:///a").isLocal());
  }
}
