package io.github.orometry.job.publish;

import static io.github.orometry.job.file.TextFiles.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.ConflictException;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.memory.MemoryStore;
import io.github.orometry.job.file.memory.MemoryStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same in memory, where a store can be made to fail, and runs to die. */
class MemoryPublicationTest extends PublicationContract {
  private final String drive = UUID.randomUUID().toString();
  private final MemoryStore memory = MemoryStores.drive(drive);

  @Override
  Location folder() {
    return Location.of("mem://" + drive);
  }

  @Test
  void theOldResultIsMovedBackWhereTheNewOneCannotBeMovedIn() throws IOException {
    publish("one", IfExists.FAIL);
    try (Publication publication = open(IfExists.OVERWRITE)) {
      fill(publication, "two");
      memory.failing(
          operation ->
              operation.matches("move \\.out\\.staging.* out") && memory.info(out).isEmpty());
      assertFails(
          FailedException.class,
          "cannot be written: the test lets fail",
          () -> publication.publish(manifest("two")));
      memory.failing(operation -> false);
      assertResult("one");
    }
    assertResult("one");
    assertEquals(List.of("out"), names(folder));
  }

  /** The store has moved it, and says that it failed, or that there is nothing to be moved. */
  private void loseAnswer(Predicate<String> move, Location from, boolean fails) {
    memory.failing(
        operation -> {
          if (!move.test(operation)) {
            return false;
          }
          memory.failing(any -> false);
          String to = operation.substring(operation.lastIndexOf(' ') + 1);
          assertTrue(move(from, folder.child(to)));
          return fails;
        });
  }

  private boolean move(Location from, Location to) {
    try {
      return memory.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({"FAIL, false", "FAIL, true", "OVERWRITE, false", "OVERWRITE, true"})
  void aRunHasPublishedThoughTheAnswerIsLost(IfExists ifExists, boolean fails) throws IOException {
    if (ifExists == IfExists.OVERWRITE) {
      publish("one", IfExists.FAIL);
    }
    try (Publication publication = open(ifExists)) {
      fill(publication, "two");
      loseAnswer(
          operation -> operation.endsWith(" out") && memory.info(out).isEmpty(),
          publication.staging(),
          fails);
      assertEquals(List.of(), publication.publish(manifest("two")));
    }
    assertResult("two");
    assertEquals(List.of("out"), names(folder));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anOldResultHasGoneAsideThoughTheAnswerIsLost(boolean fails) throws IOException {
    publish("one", IfExists.FAIL);
    try (Publication publication = open(IfExists.OVERWRITE)) {
      fill(publication, "two");
      loseAnswer(operation -> operation.startsWith("move out .out.replaced-"), out, fails);
      assertEquals(List.of(), publication.publish(manifest("two")));
    }
    assertResult("two");
    assertEquals(List.of("out"), names(folder));
  }

  /** Another run's result is no answer that was lost, though its manifest be the same. */
  @Test
  void theSameManifestOfAnotherRunIsAConflict() throws IOException {
    try (Publication publication = open(IfExists.FAIL)) {
      fill(publication, "one");
      publish("one", IfExists.FAIL);
      assertFails(
          ConflictException.class,
          "was published by another run first",
          () -> publication.publish(manifest("one")));
    }
    assertResult("one");
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void anOldResultThatCouldNotBeMovedBackIsByTheNextRun() throws IOException {
    publish("one", IfExists.FAIL);
    try (Publication publication = open(IfExists.OVERWRITE)) {
      fill(publication, "two");
      memory.failing(operation -> operation.endsWith(" out") && memory.info(out).isEmpty());
      assertThrows(FailedException.class, () -> publication.publish(manifest("two")));
    }
    memory.failing(operation -> false);
    assertTrue(memory.info(out).isEmpty());
    open(IfExists.OVERWRITE).close();
    assertResult("one");
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void anOldResultThatCannotBeDeletedIsToldAndIsByTheNextRun() throws IOException {
    publish("one", IfExists.FAIL);
    memory.failing(operation -> operation.startsWith("delete .out.discarded"));
    List<Location> left;
    try (Publication publication = open(IfExists.OVERWRITE)) {
      fill(publication, "two");
      left = publication.publish(manifest("two"));
    }
    assertResult("two");
    assertEquals(1, left.size());
    assertTrue(left.get(0).name().startsWith(".out.discarded-run-1-"), left.toString());
    assertTrue(memory.info(left.get(0)).isPresent());
    try (Publication publication = open(IfExists.OVERWRITE)) {
      fill(publication, "three");
      assertEquals(2, publication.publish(manifest("three")).size());
    }
    memory.failing(operation -> false);
    open(IfExists.OVERWRITE).close();
    assertResult("three");
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void aManifestThatCannotBeWrittenPublishesNothing() throws IOException {
    publish("one", IfExists.FAIL);
    memory.failing("create manifest.json"::equals);
    try (Publication publication = open(IfExists.OVERWRITE)) {
      fill(publication, "two");
      assertFails(
          FailedException.class,
          "the manifest could not be written in",
          () -> publication.publish(manifest("two")));
    }
    assertResult("one");
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void aStagingFolderThatCannotBeDeletedIsToldAndIsByTheNextRun() throws IOException {
    Publication publication = open(IfExists.FAIL);
    fill(publication, "one");
    memory.failing(operation -> operation.startsWith("delete"));
    assertFails(FailedException.class, "cannot be written: the test", publication::close);
    assertEquals(2, names(folder).size());
    memory.failing(operation -> false);
    open(IfExists.FAIL).close();
    assertEquals(List.of(), names(folder));
  }

  @Test
  void whatAKilledRunLeftIsRemovedButNotWhatALiveOneHas() throws IOException {
    Publication dead = open(IfExists.FAIL);
    fill(dead, "dead");
    memory.kill();
    try (Publication live = open(IfExists.OVERWRITE)) {
      fill(live, "live");
      assertEquals(2, names(folder).size());
      open(IfExists.OVERWRITE).close();
      publish("two", IfExists.FAIL);
      assertEquals(3, names(folder).size());
      live.publish(manifest("live"));
    }
    assertResult("live");
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void aReplacedResultOfADeadRunIsDeletedOnlyWhereThereIsAnother() throws IOException {
    publish("one", IfExists.FAIL);
    Publication dead = open(IfExists.OVERWRITE);
    String run = dead.staging().name().replace(".out.staging-", "");
    memory.kill();
    Location replaced = folder.child(".out.replaced-" + run + "~1");
    assertTrue(memory.move(out, replaced));
    memory.makeFolder(out); // the user's own, and empty
    open(IfExists.OVERWRITE).close();
    assertTrue(memory.info(replaced).isPresent());
    publish("two", IfExists.OVERWRITE);
    assertTrue(memory.info(replaced).isPresent());
    open(IfExists.OVERWRITE).close();
    assertResult("two");
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void withoutLocksNothingOfAnotherRunIsTouched() throws IOException {
    memory.hasLocks(false);
    Publication other = open(IfExists.FAIL);
    fill(other, "other");
    publish("one", IfExists.FAIL);
    assertEquals(2, names(folder).size());
    assertTrue(memory.info(other.staging()).isPresent());
    other.close();
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void aStoreWithoutAtomicMovesIsRefused() throws IOException {
    memory.movesAtomically(false);
    String sentence =
        "the output %s cannot be written: a result appears by one move, and its store has none for folders.";
    assertEquals(
        sentence.formatted(out),
        assertThrows(FailedException.class, () -> open(IfExists.FAIL)).getMessage());
    assertEquals(
        sentence.formatted(out),
        assertThrows(FailedException.class, () -> FilePublication.open(out, IfExists.FAIL))
            .getMessage());
    assertEquals(List.of(), names(folder));
  }
}
