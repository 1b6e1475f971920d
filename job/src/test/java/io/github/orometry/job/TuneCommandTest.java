package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.orometry.job.input.StackFiles;
import io.github.orometry.job.input.SurfaceStack;
import io.github.orometry.job.tuning.TuningFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command tune, and what runs make of what it stores. */
class TuneCommandTest {
  private static final TuningFolder TUNINGS = TuningFolder.ofUser();

  @TempDir private Path folder;
  private List<Path> inputs;

  /** The build gives tests a cache of their own. */
  @BeforeEach
  void begin() throws IOException {
    assertTrue(TUNINGS.folder().toString().contains("target"), "not a cache for tests: " + TUNINGS);
    TUNINGS.clear();
    SurfaceStack stack = SurfaceStack.of(4, 21, 19, 60, 3).withInfiniteCell(1, 2, 40);
    inputs = new StackFiles(stack).npy(folder.resolve("in"), "x,y,t", false);
  }

  @AfterEach
  void clear() {
    TUNINGS.clear();
  }

  private Program tune(Object... options) {
    return Program.run(
        "tune", inputs, "--seconds", "1", "--executors", "sequential,threads", List.of(options));
  }

  private static Path tuned(Program tune) {
    assertEquals(0, tune.exitCode(), tune.err());
    assertEquals(1, TUNINGS.files().size());
    return TUNINGS.files().get(0);
  }

  private Program run(Object... options) {
    return Program.run(
        "run",
        inputs,
        "--out",
        folder.resolve("out"),
        "--if-exists",
        "overwrite",
        "--on-bad-slab",
        "quarantine",
        List.of(options));
  }

  private Result result(Program run) {
    assertEquals(0, run.exitCode(), run.err());
    return new Result(folder.resolve("out"));
  }

  @Test
  void whatIsTriedIsATableAndTheBestIsStored() throws IOException {
    long before = temporary();
    Program tune = tune();
    Path file = tuned(tune);
    List<String> lines = tune.out().lines().toList();
    for (String column :
        List.of("executor", "jobs", "buffer", "task", "surfaces/s", "MiB/worker", "ms/task")) {
      assertTrue(lines.get(0).contains(column), tune.out());
    }
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("sequential ")), tune.out());
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("threads ")), tune.out());
    assertEquals(1, lines.stream().filter(line -> line.endsWith("<- best")).count(), tune.out());
    assertEquals("stored in " + file, lines.get(lines.size() - 1));
    assertEquals(before, temporary(), "temporary folders are left");
    Program show = Program.run("tune", "--show");
    assertTrue(show.out().contains(file.toString()), show.out());
    assertTrue(show.out().contains(inputs.get(1).toString()), show.out());
  }

  private static long temporary() throws IOException {
    try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return entries.filter(e -> e.getFileName().toString().startsWith("orometry-tune")).count();
    }
  }

  @Test
  void aRunUsesItSaysSoAndGivesTheSame() throws IOException {
    Result result = result(run());
    var untuned = result.identity();
    assertTrue(result.manifest().get("tuning").isNull());
    Path file = tuned(tune());
    // Other sizes than a run would choose, in as many tasks as can be.
    rewrite(file, "\"slabs_per_task\" : [0-9]+", "\"slabs_per_task\" : 11");
    rewrite(file, "\"buffer_size\" : [0-9]+", "\"buffer_size\" : 2");
    rewrite(file, "\"jobs\" : [0-9]+", "\"jobs\" : 3");

    Program tuned = run("--verbose", "--executor", "threads");
    assertTrue(tuned.err().contains("orometry: tuning: " + file), tuned.err());
    assertTrue(tuned.err().contains("tasks at once: 3, surfaces in each: 11, read at a time: 2)"));
    JsonNode manifest = result(tuned).manifest();
    assertEquals(untuned, result.identity());
    assertEquals(untuned, result.identityOfFiles());
    assertEquals(file.toString(), manifest.get("tuning").get("file").asText());
    assertTrue(file.toString().contains(manifest.get("tuning").get("signature").asText()));
    assertEquals(3, manifest.get("tuning").get("jobs").asInt());
    assertEquals(3, manifest.get("settings").get("jobs").asInt());
    assertEquals(11, manifest.get("tuning").get("slabs_per_task").asInt());
    assertEquals(2, manifest.get("tuning").get("buffer_size").asInt());
    assertEquals("threads (3 jobs)", manifest.get("executor").asText());
    assertEquals(untuned, result(run()).identity());
  }

  @Test
  void whatTheUserGivesHolds() throws IOException {
    Path file = tuned(tune());
    rewrite(file, "\"jobs\" : [0-9]+", "\"jobs\" : 3");
    String[] own = {"--jobs", "2", "--buffer-size", "5", "--slabs-per-task", "6"};
    JsonNode manifest = result(run(List.of(own).toArray())).manifest();
    assertEquals(2, manifest.get("settings").get("jobs").asInt());
    assertEquals(file.toString(), manifest.get("tuning").get("file").asText());
    for (String name : List.of("jobs", "buffer_size", "slabs_per_task")) {
      assertTrue(manifest.get("tuning").get(name).isNull(), name);
    }
    Path settings = Files.writeString(folder.resolve("settings.json"), "{\"jobs\": -1}");
    manifest = result(run("--config", settings)).manifest();
    assertTrue(manifest.get("tuning").get("jobs").isNull());
    assertFalse(manifest.get("tuning").get("buffer_size").isNull());
  }

  @Test
  void withNoTuningThereIsNone() throws IOException {
    tuned(tune());
    Program run = run("--no-tuning", "--verbose");
    assertTrue(result(run).manifest().get("tuning").isNull());
    assertEquals("true", new Result(folder.resolve("out")).setting("no-tuning"));
    assertFalse(run.err().contains("tuning"), run.err());
  }

  @Test
  void aDamagedFileIsIgnoredWithOneWarning() throws IOException {
    Path file = tuned(tune());
    Files.writeString(file, Files.readString(file).substring(0, 100));
    Program run = run();
    assertTrue(result(run).manifest().get("tuning").isNull());
    assertEquals(
        List.of(
            "orometry: warning: the tuning in file "
                + file
                + " is ignored, because it is not whole JSON; scripts/orometry tune makes a new"
                + " one."),
        run.complaints());
  }

  @Test
  void surfacesOfAnotherSizeHaveNone() throws IOException {
    tuned(tune());
    inputs =
        new StackFiles(SurfaceStack.of(4, 7, 5, 9)).npy(folder.resolve("small"), "x,y,t", false);
    assertTrue(result(run()).manifest().get("tuning").isNull());
  }

  @Test
  void clearSaysHowMany() {
    tuned(tune());
    Program clear = Program.run("tune", "--clear");
    assertEquals(0, clear.exitCode(), clear.err());
    assertEquals("1 tuning deleted from " + TUNINGS.folder(), clear.out().strip());
    assertEquals(List.of(), TUNINGS.files());
    Program show = Program.run("tune", "--show");
    assertEquals("no tuning for this machine is in " + TUNINGS.folder(), show.out().strip());
  }

  @Test
  void nothingIsStoredWhereNothingFitsTheMemory() {
    Program tune = tune("--max-memory", "1k");
    assertEquals(1, tune.exitCode(), tune.err());
    assertTrue(
        tune.err().contains("nothing that was tried stays within 1024 bytes for each worker"),
        tune.err());
    assertEquals(List.of(), TUNINGS.files());
  }

  @Test
  void wrongUsage() {
    Program unknown = Program.run("tune", inputs, "--executors", "sprak");
    assertEquals(2, unknown.exitCode());
    assertEquals(
        "orometry: --executors expects some of sequential, threads, spark; found 'sprak'.",
        unknown.err().strip());
    assertEquals(2, Program.run("tune", "--show", "--clear").exitCode());
    assertEquals(2, tune("--max-memory", "lots").exitCode());
    assertEquals(2, tune("--seconds", "0").exitCode());
    assertEquals(3, Program.run("tune", folder.resolve("none.npy")).exitCode());
  }

  private static void rewrite(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    String changed = text.replaceFirst(from, to);
    assertFalse(text.equals(changed) && !text.contains(to), text);
    Files.writeString(file, changed);
  }
}
