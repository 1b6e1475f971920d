package io.github.orometry.job.publish;

import static io.github.orometry.job.file.TextFiles.names;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.ConflictException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real processes that publish to one target at once, and that end before they publish. */
class PublicationRaceTest {
  @TempDir private Path place;
  private Location folder;
  private Path out;
  private Path go;

  @BeforeEach
  void name() {
    folder = Location.of(place.toString());
    out = place.resolve("out");
    go = place.resolve("go");
  }

  private static void end(Process process) throws InterruptedException {
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
  }

  private Process staged(IfExists ifExists) throws IOException {
    Process run = PublishingProcess.start(out, go, ifExists);
    PublishingProcess.awaitStaged(run);
    return run;
  }

  private static void kill(Process run) throws InterruptedException {
    run.destroyForcibly(); // SIGKILL
    end(run);
    assertEquals(137, run.exitValue());
  }

  private Publication open(IfExists ifExists) {
    return Publications.open(Location.of(out.toString()), ifExists, "run", List.of());
  }

  private void publish(String content, IfExists ifExists) throws IOException {
    try (Publication publication = open(ifExists)) {
      PublicationContract.fill(publication, content);
      publication.publish(PublicationContract.manifest(content));
    }
  }

  @Test
  void exactlyOneOfTwoProcessesWins() throws Exception {
    Process one = PublishingProcess.start(out, go, IfExists.FAIL);
    Process two = PublishingProcess.start(out, go, IfExists.FAIL);
    PublishingProcess.awaitStaged(one);
    PublishingProcess.awaitStaged(two);
    Files.createFile(go);
    end(one);
    end(two);
    assertEquals(
        List.of(0, PublishingProcess.CONFLICT),
        List.of(one.exitValue(), two.exitValue()).stream().sorted().toList());
    PublicationContract.assertWhole(folder.child("out"));
    assertEquals(List.of("go", "out"), names(folder));
  }

  @Test
  void aTerminatedProcessLeavesNothing() throws Exception {
    out = place.resolve("parent/out");
    Process run = staged(IfExists.FAIL);
    assertEquals(2, names(folder.child("parent")).size());
    run.destroy(); // SIGTERM
    end(run);
    assertEquals(143, run.exitValue());
    assertEquals(List.of(), names(folder));
  }

  /** Whatever comes of the next run itself. */
  @ParameterizedTest
  @EnumSource
  void whatAKilledProcessLeftIsRemovedByTheNextRun(IfExists ifExists) throws Exception {
    publish("one", IfExists.FAIL);
    kill(staged(IfExists.OVERWRITE));
    kill(staged(IfExists.OVERWRITE));
    assertEquals(3, names(folder).size(), "the second has removed what the first left");
    if (ifExists == IfExists.OVERWRITE) {
      publish("two", ifExists);
    } else {
      PublicationContract.assertFails(
          ConflictException.class, "exists already", () -> open(ifExists));
    }
    assertEquals(List.of("out"), names(folder));
    PublicationContract.assertWhole(folder.child("out"));
  }

  @Test
  void whatALiveProcessHasIsLeftToIt() throws Exception {
    Process dead = staged(IfExists.OVERWRITE);
    Process live = staged(IfExists.OVERWRITE);
    kill(dead);
    try (Publication publication = open(IfExists.OVERWRITE)) {
      PublicationContract.fill(publication, "mine");
      assertEquals(4, names(folder).size(), "a lock and a staging folder of either");
      publish("other", IfExists.FAIL);
      Files.createFile(go);
      end(live);
      assertEquals(0, live.exitValue());
      assertEquals("process " + live.pid(), TextFiles.read(folder.child("out/peaks/part")));
      publication.publish(PublicationContract.manifest("mine"));
    }
    assertEquals("mine", TextFiles.read(folder.child("out/peaks/part")));
    assertEquals(List.of("go", "out"), names(folder));
  }

  /** None is taken for dead while it begins, works or ends. */
  @Test
  void manyRunsOneAfterAnotherInManyProcesses() throws Exception {
    Process one = PublishingProcess.startChurn(out);
    Process two = PublishingProcess.startChurn(out);
    assertEquals(0, PublishingProcess.churn(folder.child("out")));
    end(one);
    end(two);
    assertEquals(List.of(0, 0), List.of(one.exitValue(), two.exitValue()));
    PublicationContract.assertWhole(folder.child("out"));
    assertEquals(List.of("out"), names(folder));
  }

  /** Killed between its two moves, and after them. */
  @Test
  void aReplacedResultOfAKilledProcessComesBackOrGoes() throws Exception {
    publish("one", IfExists.FAIL);
    Process run = staged(IfExists.OVERWRITE);
    String staging =
        names(folder).stream().filter(n -> n.startsWith(".out.staging-")).findFirst().orElseThrow();
    Path aside = place.resolve(staging.replace("staging", "replaced") + "~1");
    Files.move(out, aside);
    kill(run);
    open(IfExists.OVERWRITE).close();
    assertEquals("one", TextFiles.read(folder.child("out/peaks/part")));
    assertEquals(List.of("out"), names(folder));

    Process second = staged(IfExists.OVERWRITE);
    staging =
        names(folder).stream().filter(n -> n.startsWith(".out.staging-")).findFirst().orElseThrow();
    Files.move(out, place.resolve(staging.replace("staging", "replaced") + "~1"));
    Files.move(place.resolve(staging), out);
    Files.writeString(out.resolve("manifest.json"), "{}");
    kill(second);
    open(IfExists.OVERWRITE).close();
    assertEquals("process " + second.pid(), TextFiles.read(folder.child("out/peaks/part")));
    assertEquals(List.of("out"), names(folder));
  }

  @Test
  void whatAProcessKilledAtAFileLeftIsRemoved() throws Exception {
    Files.writeString(out, "old");
    Process run = PublishingProcess.startFile(out, go);
    PublishingProcess.awaitStaged(run);
    kill(run);
    assertEquals(3, names(folder).size());
    try (FilePublication publication =
        FilePublication.open(folder.child("out"), IfExists.OVERWRITE)) {
      TextFiles.write(publication.file(), "new");
      assertEquals("old", Files.readString(out));
      publication.publish();
    }
    assertEquals("new", Files.readString(out));
    assertEquals(List.of("out"), names(folder));
  }
}
