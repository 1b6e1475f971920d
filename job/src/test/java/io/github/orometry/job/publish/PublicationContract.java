package io.github.orometry.job.publish;

import static io.github.orometry.job.file.TextFiles.names;
import static io.github.orometry.job.file.TextFiles.read;
import static io.github.orometry.job.file.TextFiles.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.ConflictException;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.result.ManifestFile;
import io.github.orometry.setting.BadSettingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What publishing does on every store that moves folders atomically. */
abstract class PublicationContract extends PublicationFixture {
  private static final int ROUNDS = 60;

  private static final int RUNS = 6;

  @Test
  void nothingIsThereBeforePublishingAndTheResultAloneAfterwards() throws IOException {
    try (Publication publication = open(IfExists.FAIL)) {
      fill(publication, "one");
      write(publication.scratch().child("staged"), "input");
      assertTrue(store.info(out).isEmpty());
      assertEquals(List.of(), publication.publish(manifest("one")));
    }
    assertResult("one");
    assertEquals(List.of("manifest.json", "peaks"), names(out));
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void filesAreGivenTheirPlace() throws IOException {
    try (Publication publication = open(IfExists.FAIL)) {
      write(publication.staging().child("raw/7"), "one");
      write(publication.scratch().child("deep/8"), "two");
      publication.place("raw/7", "peaks/part");
      String scratch = publication.scratch().name();
      publication.place(scratch + "/deep/8", "slabs/part");
      FailedException failure =
          assertThrows(FailedException.class, () -> publication.place("raw/7", "peaks/part2"));
      assertEquals(
          "the file raw/7 of the result cannot be put in its place peaks/part2.",
          failure.getMessage());
      assertThrows(
          FailedException.class, () -> publication.place("peaks/part", "slabs/part"), "taken");
      publication.publish(manifest("one"));
    }
    assertResult("one");
    assertEquals("two", read(out.child("slabs/part")));
  }

  @Test
  void withoutPublishingNothingIsLeft() throws IOException {
    try (Publication publication =
        Publications.open(folder.child("a/b/out"), IfExists.FAIL, "run", List.of())) {
      fill(publication, "one");
      publication.scratch();
      assertEquals(2, names(folder.child("a/b")).size());
    }
    assertEquals(List.of(), names(folder));
  }

  @Test
  void parentsOfAPublishedResultStay() throws IOException {
    Location deep = folder.child("a/b/out");
    try (Publication publication = Publications.open(deep, IfExists.FAIL, "run", List.of())) {
      fill(publication, "one");
      publication.publish(manifest("one"));
    }
    assertEquals(List.of("out"), names(deep.parent()));
  }

  @Test
  void aPublicationPublishesOnce() throws IOException {
    Publication publication = open(IfExists.OVERWRITE);
    fill(publication, "one");
    publication.publish(manifest("one"));
    assertThrows(IllegalStateException.class, () -> publication.publish(manifest("two")));
    publication.close();
    publication.close();
    assertThrows(IllegalStateException.class, () -> publication.publish(manifest("two")));
    assertResult("one");
  }

  @Test
  void anExistingResultIsRefusedAndKept() throws IOException {
    publish("one", IfExists.FAIL);
    ConflictException failure =
        assertThrows(ConflictException.class, () -> open(IfExists.FAIL).close());
    assertEquals("the output %s exists already.".formatted(out), failure.getMessage());
    assertEquals(
        new Remedy("if-exists", "overwrite", "replaces it"), failure.remedy().orElseThrow());
    assertResult("one");
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void anEmptyFolderCountsAsExisting() throws IOException {
    store.makeFolder(out);
    assertFails(ConflictException.class, "exists already.", () -> open(IfExists.FAIL).close());
    publish("one", IfExists.OVERWRITE);
    assertResult("one");
  }

  @Test
  void theOldResultStaysUntilTheNewOneIsComplete() throws IOException {
    publish("one", IfExists.FAIL);
    try (Publication publication = open(IfExists.OVERWRITE)) {
      fill(publication, "two");
      assertResult("one");
      publication.publish(manifest("two"));
    }
    assertResult("two");
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void theOldResultStaysWhereTheNewOneFails() throws IOException {
    publish("one", IfExists.FAIL);
    try (Publication publication = open(IfExists.OVERWRITE)) {
      fill(publication, "two");
    }
    assertResult("one");
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void theOldResultStaysWhereTheStagingFolderIsTakenAway() throws IOException {
    publish("one", IfExists.FAIL);
    try (Publication publication = open(IfExists.OVERWRITE)) {
      fill(publication, "two");
      store.delete(publication.staging());
      assertFails(
          FailedException.class, "was taken away.", () -> publication.publish(manifest("two")));
    }
    assertResult("one");
    assertEquals(List.of("out"), names(folder));
  }

  @ParameterizedTest
  @EnumSource
  void whatADeadRunMovedAsideIsMovedBack(IfExists ifExists) throws IOException {
    publish("one", IfExists.FAIL);
    store.move(out, folder.child(".out.replaced-run-1x"));
    if (ifExists == IfExists.FAIL) {
      assertFails(ConflictException.class, "exists already", () -> open(ifExists).close());
    } else {
      open(ifExists).close();
    }
    assertResult("one");
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void whatWasMovedAsideLastIsMovedBack() throws IOException {
    for (String run : List.of("a~1", "b~3", "c~2")) {
      Location aside = folder.child(".out.replaced-" + run);
      write(aside.child("peaks/part"), run);
      ManifestFile.write(aside, manifest(run));
    }
    open(IfExists.OVERWRITE).close();
    assertResult("b~3");
  }

  @Test
  void whatIsOfAnotherTargetIsLeftAlone() throws IOException {
    List<String> others =
        List.of(
            ".out.lock-mine",
            ".out.replaced-x.replaced-run-1x",
            ".out.x.lock-run-0123456789abc",
            ".out2.lock-run-0123456789abc",
            ".out2.staging-run-0123456789abc");
    for (String other : others) {
      write(folder.child(other), "mine");
    }
    publish("one", IfExists.FAIL);
    publish("two", IfExists.OVERWRITE);
    assertResult("two");
    List<String> all = new ArrayList<>(others);
    all.add("out");
    assertEquals(all, names(folder));
  }

  @ParameterizedTest
  @EnumSource
  void aFileIsNeverReplaced(IfExists ifExists) throws IOException {
    write(out, "mine");
    assertFails(
        ConflictException.class,
        "is a file, where a folder was expected.",
        () -> open(ifExists).close());
    assertEquals("mine", read(out));
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void aFolderThatIsNoResultIsNeverReplaced() throws IOException {
    write(out.child("thesis"), "mine");
    assertFails(
        ConflictException.class,
        "(it has no manifest.json) and is not overwritten.",
        () -> open(IfExists.OVERWRITE).close());
    assertEquals("mine", read(out.child("thesis")));
    assertEquals(List.of("out"), names(folder));
  }

  /** A folder that is no result by the time of publishing is moved back. */
  @Test
  void whatBecameNoResultMeanwhileIsNeverReplaced() throws IOException {
    try (Publication publication = open(IfExists.OVERWRITE)) {
      fill(publication, "one");
      write(out.child("thesis"), "mine");
      assertFails(
          ConflictException.class,
          "is not overwritten.",
          () -> publication.publish(manifest("one")));
    }
    assertEquals("mine", read(out.child("thesis")));
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void inputAndOutputMustBeApart() throws IOException {
    publish("one", IfExists.FAIL);
    Location input = out.child("input.npy");
    write(input, "x");
    Location within = folder.child("input.parquet");
    store.makeFolder(within);
    for (Location[] pair :
        new Location[][] {
          {out, input}, {out, out}, {within.child("out"), within}, {within, within}
        }) {
      BadSettingException failure =
          assertThrows(
              BadSettingException.class,
              () -> Publications.open(pair[0], IfExists.OVERWRITE, "run", List.of(pair[1])));
      assertEquals("out", failure.setting());
      assertEquals(
          "out %s and the input %s must be apart from each other.".formatted(pair[0], pair[1]),
          failure.getMessage());
    }
    assertEquals(List.of("input.parquet", "out"), names(folder));
    Location missing = Location.of("missing");
    Publications.open(folder.child("input"), IfExists.FAIL, "run", List.of(within, missing))
        .close();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    write(folder.child("file"), "mine");
    Location under = folder.child("file/deep/out");
    FailedException failure =
        assertThrows(
            FailedException.class,
            () -> Publications.open(under, IfExists.FAIL, "run", List.of()).close());
    String sentence = failure.getMessage();
    assertTrue(sentence.startsWith("the output %s cannot be written: ".formatted(under)), sentence);
    assertTrue(sentence.endsWith("/file is a file, where a folder was expected."), sentence);
    assertEquals(List.of("file"), names(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LONG", "ü und ä", "日本", "a%41#?b", "x.staging-y", "~"})
  void longAndOddNamesWork(String name) throws IOException {
    Location target = folder.child(name.equals("LONG") ? "ö".repeat(125) : name);
    for (IfExists ifExists : List.of(IfExists.FAIL, IfExists.OVERWRITE)) {
      try (Publication publication =
          Publications.open(
              target, ifExists, "2026-11-20T12:00:00Z/äö" + "x".repeat(99), List.of())) {
        fill(publication, "one");
        publication.publish(manifest("one"));
      }
      assertEquals(List.of(target.name()), names(folder));
    }
    assertTrue(store.info(target.child("manifest.json")).isPresent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/..", "mem:/", "mem://x"})
  void aTargetHasAName(String root) {
    BadSettingException failure =
        assertThrows(
            BadSettingException.class,
            () -> Publications.open(Location.of(root), IfExists.FAIL, "run", List.of()));
    assertEquals(
        "out must be a folder with a name; found '%s'.".formatted(root), failure.getMessage());
  }

  @Test
  void exactlyOneOfManyWins() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Location target = folder.child("a" + round + "/out");
      List<String> ends = race(target, IfExists.FAIL);
      assertEquals(1, ends.stream().filter("done"::equals).count(), ends.toString());
      assertEquals(RUNS - 1, ends.stream().filter("conflict"::equals).count(), ends.toString());
      assertWhole(target);
      assertEquals(List.of("out"), names(target.parent()));
    }
  }

  @Test
  void overwritingRunsAllEndWithOneWholeResult() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Location target = folder.child("a" + round + "/out");
      List<String> ends = race(target, IfExists.OVERWRITE);
      assertTrue(ends.stream().allMatch("done"::equals), ends.toString());
      assertWhole(target);
      assertEquals(List.of("out"), names(target.parent()));
    }
  }

  private static List<String> race(Location out, IfExists ifExists) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(RUNS);
    ExecutorService pool = Executors.newFixedThreadPool(RUNS);
    try {
      List<Callable<String>> runs = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        String content = "run " + run;
        runs.add(() -> publish(out, ifExists, content, barrier));
      }
      List<String> ends = new ArrayList<>();
      for (Future<String> end : pool.invokeAll(runs)) {
        ends.add(end.get());
      }
      return ends;
    } finally {
      pool.shutdownNow();
    }
  }

  /** All have opened before one publishes. */
  private static String publish(
      Location out, IfExists ifExists, String content, CyclicBarrier barrier) throws Exception {
    try (Publication publication = Publications.open(out, ifExists, "same", List.of())) {
      fill(publication, content);
      barrier.await();
      publication.publish(manifest(content));
      return "done";
    } catch (ConflictException e) {
      return "conflict";
    }
  }
}
