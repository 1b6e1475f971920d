package io.github.orometry.job.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.orometry.job.Program;
import io.github.orometry.job.Result;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import io.github.orometry.job.tuning.TuningFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
  private static final TuningFolder TUNINGS = new TuningFolder(Tunings.folder());

  private static Program first;
  private static String name;
  private static String text;

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
  void clear() throws IOException {
    TUNINGS.clear();
  }

  private Program tune(Object... options) {
    return Program.run(
        "tune", inputs, "--seconds", "1", "--executors", "sequential,threads", List.of(options));
  }

  /** A stored tuning: the first that was made here. */
  private Path tuned() throws IOException {
    if (first == null) {
      first = tune();
      assertEquals(0, first.exitCode(), first.err());
      assertEquals(1, TUNINGS.files().size());
      name = TUNINGS.files().get(0).name();
      text = Files.readString(Path.of(TUNINGS.folder().child(name).toString()));
    }
    return Files.writeString(Path.of(TUNINGS.folder().child(name).toString()), text);
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
    Program tune = tune();
    assertEquals(0, tune.exitCode(), tune.err());
    assertEquals(1, TUNINGS.files().size());
    Path file = Path.of(TUNINGS.files().get(0).toString());
    List<String> lines = tune.out().lines().toList();
    for (String column : List.of("executor", "jobs", "buffer", "task", "surfaces/s")) {
      assertTrue(lines.get(0).contains(column), tune.out());
    }
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("sequential ")), tune.out());
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("threads ")), tune.out());
    assertEquals(1, lines.stream().filter(line -> line.endsWith("<- best")).count(), tune.out());
    assertEquals("stored in " + file, lines.get(lines.size() - 1));
    try (Stream<Path> left = Files.list(file.getParent())) {
      assertEquals(List.of(file), left.toList(), "something is left beside it");
    }
    Program show = Program.run("tune", "--show");
    assertTrue(show.out().contains(file.toString()), show.out());
    assertTrue(show.out().contains(inputs.get(1).toString()), show.out());
  }

  @Test
  void aRunUsesItSaysSoAndGivesTheSame() throws IOException {
    Result result = result(run());
    var untuned = result.identity();
    assertTrue(result.manifest().get("tuning").isNull());
    Path file = tuned();
    // Other sizes than a run would choose, in as many tasks as can be.
    rewrite(file, "\"slabs_per_task\":[0-9]+", "\"slabs_per_task\":11");
    rewrite(file, "\"buffer_size\":[0-9]+", "\"buffer_size\":2");
    rewrite(file, "\"jobs\":[0-9]+", "\"jobs\":3");

    Program tuned = run("--verbose", "--executor", "threads");
    assertTrue(tuned.err().contains("orometry: tuning: " + file), tuned.err());
    assertTrue(tuned.err().contains("tasks at once: 3, surfaces in each: 11, read at a time: 2)"));
    JsonNode manifest = result(tuned).manifest();
    assertEquals(untuned, result.identity());
    assertEquals(untuned, result.identityOfFiles());
    assertEquals(file.toString(), manifest.get("tuning").get("file").asText());
    assertTrue(file.toString().contains(manifest.get("tuning").get("signature").asText()));
    assertEquals(3, manifest.get("tuning").get("jobs").asInt());
    assertEquals(3, manifest.get("jobs").asInt());
    assertEquals(11, manifest.get("tuning").get("slabs_per_task").asInt());
    assertEquals(2, manifest.get("tuning").get("buffer_size").asInt());
    assertEquals("threads (3 jobs)", manifest.get("executor").asText());
    assertEquals(untuned, result(run()).identity());
  }

  @Test
  void whatTheUserGivesHolds() throws IOException {
    Path file = tuned();
    rewrite(file, "\"jobs\":[0-9]+", "\"jobs\":3");
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
    tuned();
    Program run = run("--no-tuning", "--verbose");
    assertTrue(result(run).manifest().get("tuning").isNull());
    assertEquals("true", new Result(folder.resolve("out")).setting("no-tuning"));
    assertFalse(run.err().contains("tuning"), run.err());
  }

  @Test
  void aDamagedFileIsIgnoredWithOneWarning() throws IOException {
    Path file = tuned();
    Files.writeString(file, Files.readString(file).substring(0, 100));
    Program run = run();
    assertTrue(result(run).manifest().get("tuning").isNull());
    assertEquals(1, run.complaints().size(), run.err());
    String warning = run.complaints().get(0);
    String start = "orometry: warning: the tuning in file %s is ignored, because it is damaged: ";
    assertTrue(warning.startsWith(start.formatted(file)), warning);
    assertTrue(warning.endsWith("; the command tune makes a new one."), warning);
  }

  @Test
  void surfacesOfAnotherSizeHaveNone() throws IOException {
    tuned();
    inputs =
        new StackFiles(SurfaceStack.of(4, 7, 5, 9)).npy(folder.resolve("small"), "x,y,t", false);
    assertTrue(result(run()).manifest().get("tuning").isNull());
  }

  @Test
  void clearSaysHowMany() throws IOException {
    tuned();
    Program clear = Program.run("tune", "--clear");
    assertEquals(0, clear.exitCode(), clear.err());
    assertEquals("1 tuning deleted from " + TUNINGS.folder(), clear.out().strip());
    assertEquals(List.of(), TUNINGS.files());
    Program show = Program.run("tune", "--show");
    assertEquals("no tuning is in " + TUNINGS.folder(), show.out().strip());
  }

  @Test
  void nothingIsStoredWhereNothingFitsTheMemory() throws IOException {
    Program tune = tune("--max-memory", "1k");
    assertEquals(1, tune.exitCode(), tune.err());
    assertTrue(
        tune.err().contains("nothing can be tried: the run needs about ")
            && tune.err().contains(" bytes are the limit"),
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

  @Test
  void itsFolderIsThatOfCaches() {
    assertEquals("/x/orometry", Tunings.folder("/x", "/home/me").toString());
    for (String none : new String[] {null, "", "not/absolute"}) {
      assertEquals("/home/me/.cache/orometry", Tunings.folder(none, "/home/me").toString());
    }
  }

  /** Where a user has no tunings, a run pays nothing for them. */
  @Test
  void withoutAFolderNoClassOfTuningsIsLoaded() throws Exception {
    assertFalse(loaded(folder.resolve("no caches")).contains("io.github.orometry.job.tuning."));
    Files.createDirectories(folder.resolve("caches/orometry"));
    assertTrue(loaded(folder.resolve("caches")).contains("io.github.orometry.job.tuning."));
  }

  /** The names of the classes that a run loads. */
  private String loaded(Path caches) throws Exception {
    Path classes = folder.resolve(caches.getFileName() + " classes");
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+load:file=" + classes,
            "-cp",
            System.getProperty("java.class.path"),
            "io.github.orometry.job.Orometry",
            "run",
            inputs.get(1).toString(),
            "--on-bad-slab=quarantine",
            "--max-bad-share=1",
            "--executor=sequential",
            "--out=" + folder.resolve(caches.getFileName() + " out"));
    program.environment().put("XDG_CACHE_HOME", caches.toString());
    Process process = program.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    String loaded = Files.readString(classes);
    assertTrue(loaded.contains("io.github.orometry.job.engine.JobRun"), loaded);
    return loaded;
  }

  private static void rewrite(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    String changed = text.replaceFirst(from, to);
    assertFalse(text.equals(changed) && !text.contains(to), text);
    Files.writeString(file, changed);
  }
}
