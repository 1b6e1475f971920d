package io.github.orometry.job.publish;

import static io.github.orometry.job.file.TextFiles.names;
import static io.github.orometry.job.file.TextFiles.read;
import static io.github.orometry.job.file.TextFiles.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.ConflictException;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.file.memory.MemoryStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePublicationTest {
  @TempDir private Path place;
  private final String drive = UUID.randomUUID().toString();

  private Location folder(String store) {
    return Location.of(store.equals("mem") ? "mem://" + drive : place.toString());
  }

  private static void publish(Location file, String text, IfExists ifExists) throws IOException {
    try (FilePublication publication = FilePublication.open(file, ifExists)) {
      write(publication.staging().child("spill"), "spill");
      write(publication.file(), text);
      assertEquals(List.of(), publication.publish());
    }
  }

  private static void assertFails(String part, Location file, IfExists ifExists) {
    ConflictException failure =
        assertThrows(ConflictException.class, () -> FilePublication.open(file, ifExists).close());
    assertEquals("the output %s %s.".formatted(file, part), failure.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "mem"})
  void aFileAppearsWholeOrNotAtAll(String store) throws IOException {
    Location folder = folder(store);
    Location file = folder.child("a/b/ü.npz");
    try (FilePublication publication = FilePublication.open(file, IfExists.FAIL)) {
      write(publication.file(), "half");
      assertEquals(2, names(file.parent()).size());
    }
    assertEquals(List.of(), names(folder));
    publish(file, "one", IfExists.FAIL);
    assertEquals("one", read(file));
    assertFails("exists already", file, IfExists.FAIL);
    publish(file, "two", IfExists.OVERWRITE);
    assertEquals("two", read(file));
    assertFails("is a folder, where a file was expected", file.parent(), IfExists.OVERWRITE);
    assertEquals(List.of("ü.npz"), names(file.parent()));
    assertThrows(FailedException.class, () -> FilePublication.open(file.child("x"), IfExists.FAIL));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "mem"})
  void whoComesSecondLosesOnlyItsOwn(String store) throws IOException {
    Location file = folder(store).child("file");
    try (FilePublication late = FilePublication.open(file, IfExists.FAIL)) {
      write(late.file(), "late");
      publish(file, "first", IfExists.FAIL);
      assertThrows(ConflictException.class, late::publish);
    }
    assertEquals("first", read(file));
    assertEquals(List.of("file"), names(file.parent()));
  }

  @Test
  void whatCannotBeDeletedIsTold() throws IOException {
    Location file = folder("mem").child("file");
    MemoryStores.drive(drive).failing(operation -> operation.startsWith("delete"));
    try (FilePublication publication = FilePublication.open(file, IfExists.FAIL)) {
      write(publication.file(), "one");
      assertEquals(1, publication.publish().size());
    }
    assertEquals("one", read(file));
    MemoryStores.drive(drive).failing(operation -> false);
    publish(file, "two", IfExists.OVERWRITE);
    assertEquals(List.of("file"), names(file.parent()));
  }

  @Test
  void aLinkToNothingExists() throws IOException {
    Files.createSymbolicLink(place.resolve("link"), place.resolve("nowhere"));
    Location link = folder("file").child("link");
    assertFails("exists already", link, IfExists.FAIL);
    publish(link, "one", IfExists.OVERWRITE);
    assertTrue(Stores.of(link).info(link).isPresent());
    assertEquals(List.of("link"), names(folder("file")));
  }
}
