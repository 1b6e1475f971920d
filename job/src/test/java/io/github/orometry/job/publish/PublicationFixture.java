package io.github.orometry.job.publish;

import static io.github.orometry.job.file.TextFiles.read;
import static io.github.orometry.job.file.TextFiles.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.result.ManifestFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A target on some store, and results that are published there. */
abstract class PublicationFixture {
  Location folder;
  Location out;
  Store store;

  /** An empty folder of the store, another one for each test. */
  abstract Location folder() throws IOException;

  @BeforeEach
  final void nameTheTarget() throws IOException {
    folder = folder();
    out = folder.child("out");
    store = Stores.of(folder);
  }

  Publication open(IfExists ifExists) {
    return Publications.open(out, ifExists, "run-1", List.of());
  }

  void publish(String content, IfExists ifExists) throws IOException {
    try (Publication publication = open(ifExists)) {
      fill(publication, content);
      publication.publish(manifest(content));
    }
  }

  static void fill(Publication publication, String content) throws IOException {
    write(publication.staging().child("peaks/part"), content);
  }

  static Map<String, Object> manifest(String content) {
    return Map.of("content", content);
  }

  void assertResult(String content) throws IOException {
    assertEquals(content, read(out.child("peaks/part")));
    assertWhole(out);
  }

  /** Both files are of the same run. */
  static void assertWhole(Location out) throws IOException {
    assertEquals(manifest(read(out.child("peaks/part"))), ManifestFile.read(out));
  }

  static void assertFails(Class<? extends JobException> kind, String part, Runnable action) {
    JobException failure = assertThrows(kind, action::run);
    assertTrue(failure.getMessage().contains(part), failure.getMessage());
    assertFalse(failure.getMessage().contains("--"), failure.getMessage());
  }
}
