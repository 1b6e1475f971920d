package io.github.orometry.job.publish;

import static io.github.orometry.job.file.TextFiles.names;
import static io.github.orometry.job.file.TextFiles.read;
import static io.github.orometry.job.file.TextFiles.write;
import static io.github.orometry.job.publish.PublicationContract.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.ConflictException;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.memory.MemoryStore;
import io.github.orometry.job.file.memory.MemoryStores;
import io.github.orometry.job.result.ManifestFile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Publishing where nothing moves: the manifest is the commit. */
class ManifestPublicationTest {
  private static final int ROUNDS = 60;
  private static final int RUNS = 6;

  private final String drive = UUID.randomUUID().toString();
  private final MemoryStore memory = MemoryStores.drive(drive);
  private final Location out = Location.of("mem://" + drive).child("out");

  @BeforeEach
  void beObjects() {
    memory.isObjects(true);
  }

  private static Publication open(Location out, IfExists ifExists) {
    return Publications.open(out, ifExists, "run-1", List.of());
  }

  /** Writes a file and gives it its place; gives the manifest that names it. */
  private static Map<String, Object> fill(Publication publication, String content)
      throws IOException {
    write(publication.staging().child("peaks/part"), content);
    return Map.of("content", content, "file", publication.place("peaks/part", "peaks/0"));
  }

  private void publish(String content, IfExists ifExists) throws IOException {
    try (Publication publication = open(out, ifExists)) {
      assertEquals(List.of(), publication.publish(fill(publication, content)));
    }
  }

  private static String content(Location out) throws IOException {
    Map<String, Object> manifest = ManifestFile.read(out);
    String content = read(out.child(manifest.get("file").toString()));
    assertEquals(manifest.get("content"), content);
    return content;
  }

  private static void assertAlone(Location out) throws IOException {
    List<String> names = names(out);
    assertEquals(List.of("_SUCCESS", "manifest.json"), names.subList(0, 2));
    assertEquals(3, names.size(), names.toString());
    String file = ManifestFile.read(out).get("file").toString();
    assertTrue(file.startsWith(names.get(2) + "/"), file);
  }

  @Test
  void theManifestIsTheCommit() throws IOException {
    try (Publication publication = open(out, IfExists.FAIL)) {
      Map<String, Object> manifest = fill(publication, "one");
      write(publication.scratch().child("staged"), "input");
      write(publication.staging().child("peaks/attempt-2"), "of a task made twice");
      assertFalse(names(out).contains("manifest.json"));
      publication.publish(manifest);
      assertEquals(List.of("peaks"), names(publication.staging()));
      assertEquals(List.of("part"), names(publication.staging().child("peaks")));
    }
    assertEquals("one", content(out));
    assertAlone(out);
  }

  @Test
  void withoutPublishingNothingIsLeft() throws IOException {
    try (Publication publication = open(out, IfExists.FAIL)) {
      fill(publication, "one");
    }
    assertEquals(List.of(), names(out));
  }

  @Test
  void theOldResultIsReadableUntilTheNewManifestStands() throws IOException {
    publish("one", IfExists.FAIL);
    try (Publication publication = open(out, IfExists.OVERWRITE)) {
      Map<String, Object> manifest = fill(publication, "two");
      assertEquals("one", content(out));
      memory.failing("put manifest.json"::equals);
      assertFails(FailedException.class, "cannot be written", () -> publication.publish(manifest));
    }
    assertEquals("one", content(out));
    assertAlone(out);
    memory.failing(operation -> false);
    publish("two", IfExists.OVERWRITE);
    assertEquals("two", content(out));
    assertAlone(out);
  }

  @Test
  void anExistingResultIsRefused() throws IOException {
    publish("one", IfExists.FAIL);
    assertFails(ConflictException.class, "exists already.", () -> open(out, IfExists.FAIL));
    try (Publication late = open(out.sibling("other"), IfExists.FAIL)) {
      Map<String, Object> manifest = fill(late, "late");
      write(out.sibling("other").child("manifest.json"), "{}");
      assertFails(ConflictException.class, "by another run first.", () -> late.publish(manifest));
    }
    assertEquals(List.of("manifest.json"), names(out.sibling("other")));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNoResultIsNeverReplaced(IfExists ifExists) throws IOException {
    write(out.child("thesis"), "mine");
    assertThrows(ConflictException.class, () -> open(out, ifExists));
    write(out.sibling("file"), "mine");
    assertFails(
        ConflictException.class,
        "is a file, where a folder was expected.",
        () -> open(out.sibling("file"), ifExists));
    assertEquals("mine", read(out.child("thesis")));
  }

  /** As one that was copied from a disk: without a run's folder. */
  @Test
  void aResultOfAnotherLayoutIsReplaced() throws IOException {
    write(out.child("peaks/part"), "copied");
    ManifestFile.write(out, Map.of("content", "copied", "file", "peaks/part"));
    publish("two", IfExists.OVERWRITE);
    assertEquals("two", content(out));
    assertAlone(out);
  }

  @Test
  void whatADeadRunLeftIsKnownByItsAge() throws IOException {
    Publication dead = open(out, IfExists.FAIL);
    fill(dead, "dead");
    memory.isOld(Duration.ofDays(6));
    open(out, IfExists.FAIL).close();
    assertEquals(1, names(out).size(), "it may be at work");
    memory.isOld(Duration.ofDays(8));
    open(out, IfExists.FAIL).close();
    assertEquals(List.of(), names(out));
  }

  /** However old: it is what the manifest names. */
  @Test
  void anOldResultIsNotTakenForThatOfADeadRun() throws IOException {
    publish("one", IfExists.FAIL);
    memory.isOld(Duration.ofDays(800));
    assertThrows(ConflictException.class, () -> open(out, IfExists.FAIL));
    open(out, IfExists.OVERWRITE).close();
    assertEquals("one", content(out));
  }

  @Test
  void withoutConditionalWritesItHasToBeAskedFor() throws IOException {
    memory.isObjects(false);
    FailedException failure = assertThrows(FailedException.class, () -> open(out, IfExists.FAIL));
    assertEquals(
        "the output %s cannot be published safely: its store has no conditional writes."
            .formatted(out),
        failure.getMessage());
    assertEquals("allow-last-writer-wins", failure.remedy().orElseThrow().setting());
    PublishOptions options = new PublishOptions(IfExists.FAIL, true, Duration.ofDays(7));
    try (Publication publication = Publications.open(out, options, "run", List.of())) {
      publication.publish(fill(publication, "one"));
    }
    assertEquals("one", content(out));
  }

  @ParameterizedTest
  @EnumSource
  void aFileAppearsWhole(IfExists ifExists) throws IOException {
    Location file = out.sibling("peaks.npz");
    try (FilePublication publication = FilePublication.open(file, ifExists)) {
      write(publication.file(), "arrays");
      assertEquals(Optional.empty(), memory.info(file));
      assertEquals(List.of(), publication.publish());
    }
    assertEquals("arrays", read(file));
    assertEquals(List.of("peaks.npz"), names(file.parent()));
    assertFails(
        ConflictException.class,
        "exists already.",
        () -> FilePublication.open(file, IfExists.FAIL));
  }

  @Test
  void aMarkThatCannotBeWrittenIsTold() throws IOException {
    memory.failing("create _SUCCESS"::equals);
    try (Publication publication = open(out, IfExists.FAIL)) {
      assertEquals(List.of(out.child("_SUCCESS")), publication.publish(fill(publication, "one")));
    }
    assertEquals("one", content(out));
  }

  @ParameterizedTest
  @EnumSource
  void ofManyExactlyOneIsFirst(IfExists ifExists) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(RUNS);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        Location target = out.child("a" + round);
        CyclicBarrier barrier = new CyclicBarrier(RUNS);
        List<Callable<String>> runs = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
          String content = "run " + run;
          runs.add(() -> publish(target, ifExists, content, barrier));
        }
        int done = 0;
        for (Future<String> end : pool.invokeAll(runs)) {
          done += end.get().equals("done") ? 1 : 0;
        }
        assertEquals(ifExists == IfExists.FAIL ? 1 : RUNS, done);
        content(target);
        assertAlone(target);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static String publish(
      Location out, IfExists ifExists, String content, CyclicBarrier barrier) throws Exception {
    try (Publication publication = open(out, ifExists)) {
      Map<String, Object> manifest = fill(publication, content);
      barrier.await();
      publication.publish(manifest);
      return "done";
    } catch (ConflictException e) {
      return "conflict";
    }
  }
}
