package io.github.orometry.job.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.executor.Executor.Cost;
import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of tunings: what is written is read, and what else there is is not believed. */
class TuningFolderTest {
  @TempDir private Path home;
  private TuningFolder folder;
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void folder() {
    folder = new TuningFolder(home.resolve("not there yet").resolve("orometry"));
  }

  static Tuning tuning(MachineSignature machine) {
    Map<String, Cost> costs = new LinkedHashMap<>();
    costs.put("sequential", new Cost(0, 45.25));
    costs.put("threads", new Cost(0.0015, 0.1 + 0.2));
    return new Tuning(
        machine,
        Instant.parse("2026-11-20T12:00:00Z"),
        "some \"surfaces\"",
        2583,
        "threads",
        2,
        400,
        900,
        costs);
  }

  private static Tuning tuning() {
    return tuning(MachineSignature.here(2583));
  }

  private Tuning read(Path file) {
    return folder.read(file, warnings::add);
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = folder.write(tuning());
    assertEquals(folder.file(MachineSignature.here(4000)), file);
    assertEquals(tuning(), read(file));
    assertEquals(List.of(), warnings);
    assertEquals(List.of(file), folder.files());
    try (var entries = Files.list(folder.folder())) {
      assertEquals(List.of(file), entries.toList(), "something is left beside it");
    }
  }

  @Test
  void aNewOneReplacesTheOld() {
    folder.write(tuning());
    Tuning old = tuning();
    Tuning other =
        new Tuning(old.machine(), old.made(), "other", 2583, "sequential", 1, 4, 9, old.costs());
    assertEquals(other, read(folder.write(other)));
  }

  @Test
  void noneIsNoReasonToWarn() {
    assertNull(read(folder.file(MachineSignature.here(7))));
    assertEquals(List.of(), warnings);
    assertEquals(List.of(), folder.files());
    assertEquals(0, folder.clear());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "version" : 1        | "version" : 2        | is of version 2, not 1
          "version" : 1        | "version" : "1"      | no whole number 'version'
          "version" : 1,       | ``                   | no whole number 'version'
          "jobs" : 2           | "jobs" : -2          | no whole number 'jobs' from 1 on
          "jobs" : 2           | "jobs" : 0           | no whole number 'jobs' from 1 on
          "jobs" : 2           | "jobs" : 2.5         | no whole number 'jobs' from 1 on
          "jobs" : 2           | "jobs" : 99999999999 | no whole number 'jobs' from 1 on
          "jobs" : 2           | "jobs" : "2"         | no whole number 'jobs' from 1 on
          "jobs" : 2           | "jobs" : null        | no whole number 'jobs' from 1 on
          "buffer_size" : 400  | "buffer_size" : -1   | no whole number 'buffer_size'
          "slabs_per_task"     | "slabs_per_tusk"     | no whole number 'slabs_per_task'
          "cells" : 2583       | "cells" : []         | no whole number 'cells'
          : 45.25              | : -45.25             | no number 'nanos_per_cell' from 0 on
          : 45.25              | : 0                  | a cost of nothing for sequential
          : 45.25              | : "NaN"              | no number 'nanos_per_cell' from 0 on
          : 45.25              | : 1e999              | no number 'nanos_per_cell' from 0 on
          "costs"              | "coats"              | no object 'costs'
          "machine"            | "mashine"            | no object 'machine'
          "cores" : CORES      | "cores" : 4096       | another signature
          "executor" : "threads" | "executor" : 3     | no text 'executor'
          2026-11-20T12        | yesterday            | no date 'made'
          "jobs" : 2           | "jobs" : 2, "jobs" : 2 | not whole JSON
          {                    | [                    | not whole JSON
          }                    | ``                   | not whole JSON
          """)
  void oneThatIsChangedIsIgnoredWithAWarning(String from, String to, String why)
      throws IOException {
    Path file = folder.write(tuning());
    String cores = String.valueOf(Runtime.getRuntime().availableProcessors());
    String text = Files.readString(file);
    assertTrue(text.contains(from.replace("CORES", cores)), text);
    Files.writeString(file, text.replace(from.replace("CORES", cores), to));
    assertIgnored(file, why);
  }

  @Test
  void oneThatIsCutShortIsIgnoredWhereverItEnds() throws IOException {
    Path file = folder.write(tuning());
    byte[] whole = Files.readAllBytes(file);
    int end = new String(whole, java.nio.charset.StandardCharsets.UTF_8).lastIndexOf('}');
    for (int length = 0; length < end; length += 13) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      assertNull(read(file), "cut to " + length);
    }
    assertEquals((end + 12) / 13, warnings.size());
  }

  @Test
  void moreAfterItsEndIsDamageToo() throws IOException {
    Path file = folder.write(tuning());
    Files.writeString(file, Files.readString(file) + "{}");
    assertIgnored(file, "not whole JSON");
  }

  @Test
  void aFolderOrALongFileInItsPlaceIsIgnored() throws IOException {
    Path file = folder.file(MachineSignature.here(5));
    Files.createDirectories(file);
    assertIgnored(file, "cannot be read");
    Files.delete(file);
    Files.write(file, new byte[1 << 17]);
    warnings.clear();
    assertIgnored(file, "is too long");
  }

  /** The whole of another machine's file under this machine's name. */
  @Test
  void oneOfAnotherMachineIsIgnored() throws IOException {
    MachineSignature other =
        new MachineSignature("another cpu", 64, 512, "L1", "jvm", "4.1.3", "0.1.0", 2048);
    Path file = folder.write(tuning());
    Files.copy(
        folder.write(tuning(other)), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertIgnored(file, "another signature");
  }

  private void assertIgnored(Path file, String why) {
    assertNull(read(file));
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains("file " + file + " is ignored"), warnings.get(0));
    assertTrue(warnings.get(0).contains(why), warnings.get(0));
  }

  @Test
  void clearDeletesTuningsAndNothingElse() throws IOException {
    folder.write(tuning());
    folder.write(tuning(MachineSignature.here(7)));
    Path damaged = Files.writeString(folder.folder().resolve("tuning-0123456789abcdef.json"), "?");
    Path foreign = Files.writeString(folder.folder().resolve("tuning-of-a-piano.json"), "A4 440");
    assertEquals(3, folder.clear());
    assertTrue(Files.exists(foreign));
    assertTrue(Files.notExists(damaged));
    assertEquals(0, folder.clear());
  }

  @Test
  void whereItCannotBeWrittenThatIsToldInOneSentence() throws IOException {
    Files.writeString(home.resolve("not there yet"), "a file");
    JobException e = assertThrows(JobException.class, folder::checkWritable);
    assertEquals(ExitCode.RUN_FAILED, e.exitCode());
    assertTrue(
        e.getMessage().startsWith("no tuning can be stored in folder " + folder.folder() + ": "),
        e.getMessage());
  }

  @Test
  void theCacheOfTheUserIsWhereTheEnvironmentSays() {
    assertEquals(
        home.resolve("x/orometry"),
        TuningFolder.of(Map.of("XDG_CACHE_HOME", home.resolve("x").toString()), home).folder());
    Path usual = home.resolve(".cache/orometry");
    assertEquals(usual, TuningFolder.of(Map.of(), home).folder());
    assertEquals(usual, TuningFolder.of(Map.of("XDG_CACHE_HOME", ""), home).folder());
    assertEquals(usual, TuningFolder.of(Map.of("XDG_CACHE_HOME", "not/absolute"), home).folder());
  }

  @Test
  void whatIsShownIsWhatFitsThisMachine() {
    Path fits = folder.write(tuning());
    MachineSignature other =
        new MachineSignature("another cpu", 64, 512, "L1", "jvm", "4.1.3", "0.1.0", 2048);
    Path doesNot = folder.write(tuning(other));
    String text = new StoredTunings(folder).text(warnings::add);
    assertTrue(text.contains("tuning      " + fits), text);
    assertTrue(
        text.contains("threads, jobs 2, 900 surfaces of 2583 cells in a task, 400 in the buffer"),
        text);
    assertTrue(text.contains("does not fit: " + doesNot.getFileName()), text);
    folder.clear();
    assertEquals(
        "no tuning for this machine is in " + folder.folder() + System.lineSeparator(),
        new StoredTunings(folder).text(warnings::add));
  }
}
