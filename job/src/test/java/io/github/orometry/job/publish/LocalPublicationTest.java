package io.github.orometry.job.publish;

import static io.github.orometry.job.file.TextFiles.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.ConflictException;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.setting.BadSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPublicationTest extends PublicationContract {
  @TempDir private Path place;

  @Override
  Location folder() {
    return Location.of(place.toString());
  }

  @Test
  void aLinkIsFollowedToTheResultItNames() throws IOException {
    publish("one", IfExists.FAIL);
    Path link = Files.createSymbolicLink(place.resolve("latest"), place.resolve("out"));
    try (Publication publication =
        Publications.open(folder.child("latest"), IfExists.OVERWRITE, "run", List.of())) {
      assertEquals(place.toRealPath().resolve("out").toString(), publication.target().toString());
      fill(publication, "two");
      publication.publish(manifest("two"));
    }
    assertTrue(Files.isSymbolicLink(link));
    assertResult("two");
    Files.createSymbolicLink(place.resolve("broken"), place.resolve("nowhere"));
    assertFails(
        ConflictException.class,
        "is a link to nothing.",
        () -> Publications.open(folder.child("broken"), IfExists.OVERWRITE, "run", List.of()));
    assertEquals(List.of("broken", "latest", "out"), names(folder));
  }

  @Test
  void inputsAreFollowedToo() throws IOException {
    publish("one", IfExists.FAIL);
    Files.createSymbolicLink(place.resolve("latest"), place.resolve("out"));
    Location input = folder.child("latest/peaks/part");
    assertTrue(
        assertThrows(
                BadSettingException.class,
                () -> Publications.open(out, IfExists.OVERWRITE, "run", List.of(input)))
            .getMessage()
            .contains("must be apart"));
  }

  @Test
  void aSystemFolderCannotBeWritten() {
    assertFails(
        FailedException.class,
        "the output /proc/out cannot be written: ",
        () -> Publications.open(Location.of("/proc/out"), IfExists.FAIL, "run", List.of()));
  }
}
