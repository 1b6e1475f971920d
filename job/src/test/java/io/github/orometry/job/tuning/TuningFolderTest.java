package io.github.orometry.job.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.engine.Demand;
import io.github.orometry.job.engine.Executor;
import io.github.orometry.job.engine.ExecutorChooser;
import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.Tuned;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.file.Location;
import io.github.orometry.setting.SettingsJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of tunings: what is written is read, and what else there is is not believed. */
class TuningFolderTest {
  private static final int CELLS = 2583;

  @TempDir private Path folder;
  private TuningFolder tunings;
  private final List<String> warnings = new ArrayList<>();
  private final JobListener listener =
      new JobListener() {
        @Override
        public void warning(String sentence, Remedy remedy) {
          warnings.add(sentence);
        }
      };

  @BeforeEach
  void folder() {
    tunings = new TuningFolder(Location.of(folder.toString()));
  }

  private static String text(Map<String, Object> changes) {
    Machine machine = TuningFolder.machine(CELLS);
    Map<String, Object> content = new LinkedHashMap<>(machine.parts());
    content.put("signature", machine.signature());
    content.put("sample", "some \"surfaces\"");
    content.put("cells", CELLS);
    content.put("executor", "auto");
    content.put("jobs", 2);
    content.put("buffer_size", 400);
    content.put("slabs_per_task", 900);
    content.putAll(changes);
    return SettingsJson.write(content);
  }

  private Path file() {
    return folder.resolve(tunings.file(CELLS).name());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(file(), text);
  }

  private Tuned find(int cells) {
    return tunings.find(cells, listener);
  }

  private static Demand demand() {
    return new Demand(2, null, Duration.ZERO, "a run", 1000, CELLS, Set.of("npy"));
  }

  @Test
  void aRunTakesWhatIsStoredForItsSizeClass() throws IOException {
    Path file = write(text(Map.of()));
    Tuned tuned = find(CELLS);
    assertEquals(file.toString(), tuned.source());
    assertEquals(2, tuned.jobs());
    assertEquals(400, tuned.buffer());
    assertEquals(900, tuned.perTask());
    assertEquals(
        Map.of("file", file.toString(), "signature", TuningFolder.machine(CELLS).signature()),
        tuned.about());
    assertNull(find(CELLS / 2));
    assertEquals(List.of(), warnings);
  }

  @Test
  void surfacesOfAnotherSizeHaveTheSameCells() throws IOException {
    write(text(Map.of()));
    Tuned tuned = find(4000);
    assertEquals(900 * CELLS / 4000, tuned.perTask());
    assertEquals(400 * CELLS / 4000, tuned.buffer());
    write(text(Map.of("buffer_size", 1)));
    assertEquals(1, find(4000).buffer());
  }

  @Test
  void whereNoExecutorWasMuchFasterAllCostWhatTheyDeclare() throws IOException {
    write(text(Map.of()));
    for (Executor executor : ExecutorChooser.registered()) {
      assertEquals(executor.cost(demand()), find(CELLS).costs().of(executor, demand()));
    }
  }

  @Test
  void oneThatWasMuchFasterIsChosenWhereItsStartAllows() throws IOException {
    write(text(Map.of("executor", "sequential")));
    List<Executor> all = ExecutorChooser.registered();
    ExecutorChooser tuned = new ExecutorChooser(all, "auto", true, demand(), find(CELLS).costs());
    assertEquals("sequential", tuned.choose().executor().name());
    ExecutorChooser untuned = new ExecutorChooser(all, "auto", true, demand(), Executor::cost);
    assertEquals("threads", untuned.choose().executor().name());
  }

  @Test
  void noneIsNoReasonToWarn() throws IOException {
    assertNull(find(7));
    assertEquals(List.of(), warnings);
    assertEquals(List.of(), tunings.files());
    assertEquals(0, tunings.clear());
    TuningFolder nowhere = new TuningFolder(Location.of(folder.resolve("none").toString()));
    assertNull(nowhere.find(7, listener));
    assertEquals(List.of(), nowhere.files());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "jobs":2             | "jobs":-2           | '-2' is not a whole number from 1 on
          "jobs":2             | "jobs":0            | '0' is not a whole number from 1 on
          "jobs":2             | "jobs":2.5          | '2.5' is not a whole number
          "jobs":2             | "jobs":99999999999  | '99999999999' is not a whole number
          "jobs":2             | "jobs":null         | 'null' is not a whole number
          "buffer_size":400    | "buffer_size":"x"   | 'x' is not a whole number
          "slabs_per_task"     | "slabs_per_tusk"    | 'null' is not a whole number
          "cells":2583         | "cells":[]          | '' is not a whole number
          "cells":2583         | "cells":{}          | must set 'cells' to
          "signature":"        | "signature":"0      | another signature
          "signature"          | "signatory"         | another signature
          "jobs":2             | "jobs":2,"jobs":2   | sets 'jobs' twice
          {                    | [                   | must hold one JSON object
          }                    | ``                  | cannot be read as JSON
          }                    | }{}                 | must hold one JSON object
          """)
  void oneThatIsChangedIsIgnoredWithAWarning(String from, String to, String why)
      throws IOException {
    String text = text(Map.of());
    assertTrue(text.contains(from), text);
    write(text.replace(from, to));
    assertIgnored(why);
  }

  @Test
  void oneThatIsCutShortIsIgnoredWhereverItEnds() throws IOException {
    String whole = text(Map.of());
    for (int length = 0; length < whole.length(); length += 13) {
      write(whole.substring(0, length));
      assertNull(find(CELLS), "cut to " + length);
    }
    assertEquals((whole.length() + 12) / 13, warnings.size());
  }

  @Test
  void aFolderOrALongFileInItsPlaceIsIgnored() throws IOException {
    Files.createDirectories(file());
    assertIgnored("cannot be read");
    Files.delete(file());
    Files.write(file(), new byte[1 << 17]);
    warnings.clear();
    assertIgnored("cannot be read as JSON");
  }

  /** The whole of another machine's file under this machine's name. */
  @Test
  void oneOfAnotherMachineIsIgnored() throws IOException {
    write(text(Map.of("signature", "00000000-0000-3000-8000-000000000000")));
    assertIgnored("another signature");
  }

  private void assertIgnored(String why) {
    assertNull(find(CELLS));
    assertEquals(1, warnings.size(), warnings.toString());
    assertTrue(warnings.get(0).contains("file " + file() + " is ignored"), warnings.get(0));
    assertTrue(warnings.get(0).contains(why), warnings.get(0));
  }

  @Test
  void clearDeletesTuningsAndNothingElse() throws IOException {
    write(text(Map.of()));
    String other = "tuning-00000000-0000-3000-8000-000000000000.json";
    Path damaged = Files.writeString(folder.resolve(other), "?");
    Path foreign = Files.writeString(folder.resolve("tuning-of-a-piano.json"), "A4 440");
    assertEquals(2, tunings.clear());
    assertTrue(Files.exists(foreign));
    assertTrue(Files.notExists(damaged));
    assertEquals(0, tunings.clear());
  }

  @Test
  void whatIsShownIsAllThatIsStored() throws IOException {
    Path file = write(text(Map.of()));
    String shown = tunings.show(listener);
    assertTrue(shown.startsWith("tuning         " + file), shown);
    assertTrue(shown.lines().anyMatch("slabs per task 900"::equals), shown);
    assertTrue(shown.lines().anyMatch("sample         some \"surfaces\""::equals), shown);
    assertNotNull(find(CELLS));
    tunings.clear();
    assertEquals("no tuning is in " + folder, tunings.show(listener).strip());
  }
}
