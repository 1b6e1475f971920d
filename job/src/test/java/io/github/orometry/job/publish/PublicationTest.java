package io.github.orometry.job.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublicationTest {
  @TempDir Path folder;
  private Path out;

  @BeforeEach
  void nameTheTarget() {
    out = folder.resolve("out");
  }

  @Test
  void nothingIsThereBeforePublishingAndTheResultAloneAfterwards() throws IOException {
    try (Publication publication = open(IfExists.FAIL)) {
      fill(publication, "one");
      Files.writeString(publication.scratch().resolve("staged"), "input");
      assertFalse(Files.exists(out));
      assertEquals(List.of(), publication.publish());
    }
    assertEquals("one", result());
    assertEquals(List.of("manifest.json", "peaks"), names(out));
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void withoutPublishingNothingIsLeft() throws IOException {
    try (Publication publication =
        Publication.open(folder.resolve("a/b/out"), IfExists.FAIL, "run", List.of())) {
      fill(publication, "one");
      publication.scratch();
    }
    assertEquals(List.of(), names(folder));
  }

  @Test
  void parentsOfAPublishedResultStay() throws IOException {
    Path deep = folder.resolve("a/b/out");
    try (Publication publication = Publication.open(deep, IfExists.FAIL, "run", List.of())) {
      fill(publication, "one");
      publication.publish();
    }
    assertEquals(List.of("out"), names(deep.getParent()));
  }

  @Test
  void anExistingResultIsRefusedAndKept() throws IOException {
    publish("one", IfExists.FAIL);
    assertFails(
        ExitCode.OUTPUT_CONFLICT,
        "exists already (--if-exists overwrite replaces it).",
        () -> open(IfExists.FAIL));
    assertEquals("one", result());
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void anEmptyFolderCountsAsExisting() throws IOException {
    Files.createDirectory(out);
    assertFails(ExitCode.OUTPUT_CONFLICT, "exists already", () -> open(IfExists.FAIL));
    publish("one", IfExists.OVERWRITE);
    assertEquals("one", result());
  }

  @Test
  void theOldResultStaysUntilTheNewOneIsComplete() throws IOException {
    publish("one", IfExists.FAIL);
    try (Publication publication = open(IfExists.OVERWRITE)) {
      fill(publication, "two");
      assertEquals("one", result());
      publication.publish();
    }
    assertEquals("two", result());
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void theOldResultStaysWhereTheNewOneFails() throws IOException {
    publish("one", IfExists.FAIL);
    try (Publication publication = open(IfExists.OVERWRITE)) {
      fill(publication, "two");
    }
    assertEquals("one", result());
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void theOldResultIsMovedBackWhereTheNewOneCannotBeMovedIn() throws IOException {
    publish("one", IfExists.FAIL);
    try (Publication publication = open(IfExists.OVERWRITE)) {
      fill(publication, "two");
      Folders.delete(publication.staging());
      assertFails(ExitCode.RUN_FAILED, "was taken away.", publication::publish);
    }
    assertEquals("one", result());
    assertEquals(List.of("out"), names(folder));
  }

  @ParameterizedTest
  @EnumSource
  void whatADeadRunMovedAsideIsMovedBack(IfExists ifExists) throws IOException {
    publish("one", IfExists.FAIL);
    Files.move(out, folder.resolve(".out.replaced-run-1x"));
    if (ifExists == IfExists.FAIL) {
      assertFails(ExitCode.OUTPUT_CONFLICT, "exists already", () -> open(ifExists));
    } else {
      open(ifExists).close();
    }
    assertEquals("one", result());
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void whatWasMovedAsideForAnotherTargetIsLeftAlone() throws IOException {
    Files.createDirectory(folder.resolve(".out.replaced-x.replaced-run-1x"));
    publish("one", IfExists.FAIL);
    assertEquals("one", result());
    assertEquals(List.of(".out.replaced-x.replaced-run-1x", "out"), names(folder));
  }

  @ParameterizedTest
  @EnumSource
  void aFileIsNeverReplaced(IfExists ifExists) throws IOException {
    Files.writeString(out, "mine");
    assertFails(
        ExitCode.OUTPUT_CONFLICT, "is a file, where a folder was expected.", () -> open(ifExists));
    assertEquals("mine", Files.readString(out));
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void aFolderThatIsNoResultIsNeverReplaced() throws IOException {
    Files.createDirectory(out);
    Files.writeString(out.resolve("thesis"), "mine");
    assertFails(
        ExitCode.OUTPUT_CONFLICT,
        "(it has no manifest.json) and is not overwritten.",
        () -> open(IfExists.OVERWRITE));
    assertEquals("mine", Files.readString(out.resolve("thesis")));
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void inputAndOutputMustBeApart() throws IOException {
    publish("one", IfExists.FAIL);
    Path input = Files.writeString(out.resolve("input.npy"), "x");
    Path within = folder.resolve("input.parquet");
    Files.createDirectory(within);
    for (Path[] pair :
        new Path[][] {
          {out, input}, {out, out}, {within.resolve("out"), within}, {within, within}
        }) {
      assertFails(
          ExitCode.WRONG_USAGE,
          pair[1].toString(),
          () -> Publication.open(pair[0], IfExists.OVERWRITE, "run", List.of(pair[1])));
    }
    assertEquals(List.of("input.parquet", "out"), names(folder));
    Publication.open(
            folder.resolve("input"), IfExists.FAIL, "run", List.of(within, Path.of("missing")))
        .close();
  }

  @Test
  void aLinkIsFollowedToTheResultItNames() throws IOException {
    publish("one", IfExists.FAIL);
    Path link = Files.createSymbolicLink(folder.resolve("latest"), out);
    try (Publication publication = Publication.open(link, IfExists.OVERWRITE, "run", List.of())) {
      fill(publication, "two");
      publication.publish();
    }
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("two", result());
    Path broken = Files.createSymbolicLink(folder.resolve("broken"), folder.resolve("nowhere"));
    assertFails(
        ExitCode.OUTPUT_CONFLICT,
        "link to nothing",
        () -> Publication.open(broken, IfExists.OVERWRITE, "run", List.of()));
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "mine");
    Path under = file.resolve("deep/out");
    assertFails(
        ExitCode.RUN_FAILED,
        under.toString(),
        () -> Publication.open(under, IfExists.FAIL, "run", List.of()));
    assertFails(
        ExitCode.RUN_FAILED,
        "cannot be written",
        () -> Publication.open(Path.of("/proc/out"), IfExists.FAIL, "run", List.of()));
  }

  @Test
  void longAndOddNamesWork() throws IOException {
    for (String name : new String[] {"o".repeat(250), "ü und ä", ".", ".."}) {
      Path base = Files.createDirectory(folder.resolve("base" + name.length()));
      Path target = name.startsWith(".") ? base.resolve("x").resolve(name) : base.resolve(name);
      if (name.startsWith(".")) {
        assertThrows(
            JobException.class,
            () -> Publication.open(base.resolve(name), IfExists.FAIL, "run", List.of()));
        continue;
      }
      try (Publication publication =
          Publication.open(target, IfExists.FAIL, "2026-11-20T12:00:00Z/äö", List.of())) {
        fill(publication, "one");
        publication.publish();
      }
      assertTrue(Files.exists(target.resolve("manifest.json")));
    }
  }

  private Publication open(IfExists ifExists) {
    return Publication.open(out, ifExists, "run-1", List.of());
  }

  private void publish(String content, IfExists ifExists) throws IOException {
    try (Publication publication = open(ifExists)) {
      fill(publication, content);
      publication.publish();
    }
  }

  static void fill(Publication publication, String content) throws IOException {
    Path peaks = Files.createDirectory(publication.staging().resolve("peaks"));
    Files.writeString(peaks.resolve("part"), content);
    Files.writeString(publication.staging().resolve("manifest.json"), content);
  }

  private String result() throws IOException {
    return Files.readString(out.resolve("peaks").resolve("part"));
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static void assertFails(ExitCode exitCode, String part, Runnable action) {
    JobException failure = assertThrows(JobException.class, action::run);
    assertEquals(exitCode, failure.exitCode(), failure.getMessage());
    assertTrue(failure.getMessage().contains(part), failure.getMessage());
  }
}
