package io.github.orometry.job.file.local;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A process that takes a lock, or writes a file under a name in other letters. */
final class LockingProcess {
  static final String NAME = "ü 日本";
  private static final int ROUNDS = 2000;

  private LockingProcess() {}

  static ProcessBuilder command(String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            LockingProcess.class.getName());
    builder.command().addAll(List.of(arguments));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT);
  }

  public static void main(String[] arguments) throws Exception {
    Location file = Location.of(arguments[0]);
    Store store = Stores.of(file);
    switch (arguments[1]) {
      case "write" -> write(store, file.child(NAME));
      case "race" -> race(store, file);
      default -> hold(store.lock(file));
    }
  }

  private static void hold(Optional<Closeable> lock) throws InterruptedException {
    System.out.println(lock.isPresent() ? "locked" : "empty");
    if (lock.isPresent()) {
      Thread.sleep(60_000);
    }
  }

  private static void write(Store store, Location file) throws IOException {
    try (OutputStream out = store.create(file)) {
      out.write('x');
    }
    if (store.list(file.parent()).size() != 1 || store.info(file).isEmpty()) {
      throw new IllegalStateException();
    }
  }

  /** While it has the lock it alone makes and deletes a folder. */
  private static void race(Store store, Location file) throws IOException {
    Location guarded = file.sibling("guarded");
    for (int held = 0; held < ROUNDS; ) {
      Optional<Closeable> lock = store.lock(file);
      if (lock.isEmpty()) {
        continue;
      }
      try (Closeable mine = lock.get()) {
        if (store.makeFolder(guarded).size() != 1 || !store.deleteEmpty(guarded)) {
          throw new IllegalStateException(mine + " is not held alone");
        }
        held++;
      }
    }
    System.out.println("done");
  }
}
