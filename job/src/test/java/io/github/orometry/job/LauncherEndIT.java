package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.Script.Started;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Launched processes that are ended on their way, and what they leave. */
class LauncherEndIT extends LauncherFixture {
  /** What a process ended by SIGTERM reports. */
  private static final int TERMINATED = 128 + 15;

  private static final int PATIENCE_SECONDS = 90;

  @Test
  void terminatedInTheMiddleOfALongRun() throws Exception {
    terminate("--executor", "threads", "--slabs-per-task", "1");
  }

  @Test
  void terminatedInTheMiddleOfALongRunOnSpark() throws Exception {
    terminate("--master", "local[2]", "--slabs-per-task", "1");
  }

  /** Waits until tables are being written or computed, then asks the process to end. */
  private void terminate(String... arguments) throws Exception {
    SurfaceStack noise = SurfaceStack.of(8, 120, 110, 300);
    Path array = new StackFiles(noise).npy(here.resolve("arrays"), "x,y,t", false).get(0);
    List<Object> command = new ArrayList<>(List.of(launcher, "run", array));
    command.addAll(List.of("--out", "made/on the way/out", "--levels", "0.1,0.2,0.3,0.4,0.5"));
    command.addAll(List.of(arguments));
    Started started = shell.start(command.toArray());
    try {
      awaitWork(started);
      List<ProcessHandle> family =
          Stream.concat(Stream.of(started.process().toHandle()), started.process().descendants())
              .toList();
      started.process().destroy();
      Script ended = started.await();
      assertEquals(TERMINATED, ended.exitCode(), ended.err());
      assertEquals("", ended.out());
      assertEquals(List.of("arrays"), left());
      for (ProcessHandle process : family) {
        assertFalse(process.isAlive(), "still there: " + process.info());
      }
    } finally {
      started.process().destroyForcibly();
    }
  }

  /** A tuning with its real start, and one that is ended on its way. */
  @Test
  void tunesAndLeavesNothingBesideTheTuning() throws Exception {
    Path caches = here.resolve("caches");
    Path temporary = Files.createDirectory(here.resolve("temporary"));
    List<String> tune =
        List.of(
            "env",
            "XDG_CACHE_HOME=" + caches,
            "JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=\"" + temporary + "\"",
            launcher.toString(),
            "tune",
            "--executors",
            "sequential,threads",
            "--seconds");
    Script whole = shell.run(concat(tune, "5"));
    assertEquals(0, whole.exitCode(), whole.err());
    assertTrue(whole.out().startsWith("executor "), whole.out());
    assertTrue(whole.out().contains("stored in " + caches), whole.out());
    assertEquals(List.of(), ofTunings(temporary));

    List<String> stored = ofTunings(caches.resolve("orometry"));
    assertEquals(1, stored.size(), stored.toString());
    Path folder = caches.resolve("orometry");
    Files.delete(folder.resolve(stored.get(0)));
    Started started = shell.start(concat(tune, "600"));
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (ofTunings(folder).isEmpty()) {
        assertTrue(started.process().isAlive(), () -> "ended: " + text(started.err()));
        assertTrue(System.nanoTime() < deadline, () -> "did not begin: " + text(started.err()));
        Thread.sleep(20);
      }
      Thread.sleep(2000);
      started.process().destroy();
      Script ended = started.await();
      assertEquals(TERMINATED, ended.exitCode(), ended.err());
      assertEquals(List.of(), ofTunings(temporary));
      assertEquals(List.of(), ofTunings(folder));
    } finally {
      started.process().destroyForcibly();
    }
  }

  private static Object[] concat(List<String> words, String last) {
    return Stream.concat(words.stream(), Stream.of(last)).toArray();
  }

  /** What is in a folder, less what the JVM itself keeps there. */
  private static List<String> ofTunings(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("hsperfdata"))
          .sorted()
          .toList();
    }
  }

  /**
   * Until the executor has been told of, and tables or Spark are under way. The whole run takes
   * minutes.
   */
  private void awaitWork(Started started) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!Files.readString(started.err()).contains("orometry: executor ")) {
      assertTrue(started.process().isAlive(), () -> "ended: " + text(started.err()));
      assertTrue(System.nanoTime() < deadline, () -> "did not begin: " + text(started.err()));
      Thread.sleep(20);
    }
    Thread.sleep(1000);
    assertTrue(started.process().isAlive(), () -> "ended too soon: " + text(started.err()));
    assertTrue(left().contains("made"), left().toString());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
