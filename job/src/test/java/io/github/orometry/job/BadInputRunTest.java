package io.github.orometry.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever is wrong with an input, the program ends with exit code 3 and one sentence that names
 * it, and leaves nothing in or beside the output.
 */
class BadInputRunTest {
  private static final Path NPY = Path.of("..", "test-data", "npy");
  private static final int LEAST_BAD_FILES = 26;

  @TempDir private Path folder;
  private Path results;

  @BeforeEach
  void makeAFolderForResults() throws IOException {
    results = Files.createDirectory(folder.resolve("results"));
  }

  private Program run(List<Path> inputs, String... arguments) {
    return Program.run("run", inputs, "--out", results.resolve("out"), List.of(arguments));
  }

  private void assertRefused(Program program, String... parts) throws IOException {
    assertEquals(3, program.exitCode(), program.err());
    List<String> complaints = refusals(program);
    assertEquals(1, complaints.size(), program.err());
    String sentence = complaints.get(0);
    assertTrue(sentence.matches("orometry: .*[.?]"), sentence);
    for (String part : parts) {
      assertTrue(sentence.contains(part), sentence + " lacks " + part);
    }
    assertEquals("", program.out());
    assertNothingLeft();
  }

  /** The complaints, less what is said of arrays that are left out. */
  private static List<String> refusals(Program program) {
    return program.complaints().stream()
        .filter(line -> !line.matches("orometry: warning: .*: left out .*"))
        .toList();
  }

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> left = Files.list(results)) {
      assertEquals(List.of(), left.toList());
    }
  }

  static List<Path> badFiles() throws IOException {
    try (Stream<Path> files = Files.list(NPY)) {
      List<Path> bad =
          files.filter(file -> file.getFileName().toString().startsWith("bad_")).sorted().toList();
      assertTrue(bad.size() >= LEAST_BAD_FILES, bad.toString());
      return bad;
    }
  }

  /** Each is refused alone or together with a file that is sound; an archive's array is named. */
  @ParameterizedTest
  @MethodSource("badFiles")
  void everyBadFile(Path bad) throws IOException {
    boolean archive = bad.toString().endsWith(".npz");
    boolean alone = !bad.endsWith("bad_other_axes.npz");
    List<Path> inputs = alone ? List.of(bad) : List.of(NPY.resolve("stored.npz"), bad);
    Program program = run(inputs);
    assertRefused(program, "file " + bad);
    String sentence = refusals(program).get(0);
    boolean brokenAsAWhole =
        sentence.contains("no sound") || sentence.contains("is not a sound npz archive");
    assertTrue(
        !archive || brokenAsAWhole || sentence.matches(".*(array|member|found:) '.*"), sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          none.npy                    | x,y,t | file ../test-data/npy/none.npy does not exist
          stored.npz                  | t,x,y | with dims t,x,y a grid of
          dims_xyt.npy dims_tyx.npy   | x,y,t | dims_tyx.npy has shape (5, 4, 3)
          surface.npy ../README.md    | x,y,t | file ../test-data/npy/../README.md has an unknown ending
          ../cases                    | x,y,t | folder ../test-data/npy/../cases holds no .parquet file
          """)
  void otherInputs(String names, String dims, String expected) throws IOException {
    List<Path> inputs = Arrays.stream(names.split(" ")).map(NPY::resolve).toList();
    assertRefused(run(inputs, "--dims", dims), expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.npy", "a.npz", "a.hgt", "a.parquet"})
  void aFileOfOtherContent(String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "epoch_idx,time_bin_idx\n0,0\n");
    assertRefused(run(List.of(file)), file.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1000})
  void aFileCutShort(int bytes) throws IOException {
    SurfaceStack stack = SurfaceStack.of(3, 7, 5, 40);
    byte[] whole = Files.readAllBytes(new StackFiles(stack).parquet(folder.resolve("a.parquet")));
    Path parquet = Files.write(folder.resolve("cut.parquet"), cut(whole, bytes));
    assertRefused(run(List.of(parquet)), "file " + parquet);
    Path array = new StackFiles(stack).npy(folder.resolve("npy"), "x,y,t", false).get(0);
    Path npy = Files.write(folder.resolve("cut.npy"), cut(Files.readAllBytes(array), bytes));
    assertRefused(run(List.of(npy)), "file " + npy, "is truncated");
  }

  private static byte[] cut(byte[] bytes, int less) {
    return Arrays.copyOf(bytes, bytes.length - less);
  }

  /** In a member that is read only once the run is under way: a CRC that is wrong. */
  @ParameterizedTest
  @ValueSource(strings = {"sequential", "threads"})
  void aRunUnderWayThatFails(String executor) throws IOException {
    Path bad = NPY.resolve("bad_crc.npz");
    assertRefused(run(List.of(bad), "--executor", executor), "file " + bad, "'second.npy'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sequential", "threads"})
  void anInfiniteCell(String executor) throws IOException {
    checkInfiniteCell("--executor", executor);
  }

  @Test
  void anInfiniteCellOnSpark() throws IOException {
    checkInfiniteCell("--master", "local[2]", "--slabs-per-task", "3");
  }

  /** Of two invalid surfaces the first is named, in an array, an archive and a table. */
  private void checkInfiniteCell(String... arguments) throws IOException {
    SurfaceStack stack =
        SurfaceStack.of(4, 7, 5, 6, 30).withInfiniteCell(1, 21, 0).withInfiniteCell(1, 8, 16);
    StackFiles files = new StackFiles(stack);
    List<Path> arrays = files.npy(folder.resolve("npy"), "t,y,x", false);
    String where =
        "(epoch 1, time bin 8): cell (iy 2, ix 2) is inf, but a cell must be a finite number";
    List<String> more = List.of("--dims", "t,y,x");
    assertRefused(
        run(arrays, Stream.concat(more.stream(), Arrays.stream(arguments)).toArray(String[]::new)),
        "file " + arrays.get(1),
        where);
    Path archive = files.npz(folder.resolve("stack.npz"));
    assertRefused(run(List.of(archive), arguments), "file " + archive, "array 'epoch_1'", where);
    Path table = files.shuffledParquet(folder.resolve("shuffled.parquet"), 4);
    assertRefused(run(List.of(table), arguments), "file " + table, ", row ", where);
  }

  @Test
  void verboseShowsWhereAFailureComesFrom() throws IOException {
    Program program = run(List.of(NPY.resolve("bad_object.npy")), "--verbose");
    assertEquals(3, program.exitCode());
    assertTrue(program.err().contains("\tat io.github.orometry.job."), program.err());
    assertNothingLeft();
  }

  /** Nothing of this kind is the input's fault: the exit codes are others. */
  @Test
  void anOutputThatCannotBeWritten() throws IOException {
    Path file = Files.createFile(results.resolve("file"));
    Path inside = file.resolve("out");
    Program program = Program.run("run", NPY.resolve("surface.npy"), "--out", inside);
    assertEquals(1, program.exitCode(), program.err());
    assertEquals(1, program.complaints().size(), program.err());
    assertTrue(program.err().contains("the output " + inside + " cannot be written"));
    assertTrue(program.err().contains("is a file, where a folder was expected"), program.err());
    assertFalse(program.err().contains("\tat "), program.err());
    Files.delete(file);
    assertNothingLeft();
  }

  @Test
  void anOutputThatExists() throws IOException {
    Path out = Files.createDirectory(results.resolve("out"));
    Path kept = Files.writeString(out.resolve("mine.txt"), "mine");
    for (String ifExists : new String[] {"fail", "overwrite"}) {
      Program program = run(List.of(NPY.resolve("surface.npy")), "--if-exists", ifExists);
      assertEquals(4, program.exitCode(), program.err());
      assertEquals(1, program.complaints().size(), program.err());
      assertTrue(program.err().contains("the output " + out), program.err());
      assertEquals("mine", Files.readString(kept));
    }
    Files.delete(kept);
    Files.delete(out);
    assertNothingLeft();
  }

  @Test
  void aResultThatExistsIsOverwrittenByASoundRunOnly() throws IOException {
    Path out = results.resolve("out");
    assertEquals(0, run(List.of(NPY.resolve("surface.npy"))).exitCode());
    String before = Files.readString(out.resolve("manifest.json"));
    Program bad = run(List.of(NPY.resolve("bad_crc.npz")), "--if-exists", "overwrite");
    assertEquals(3, bad.exitCode(), bad.err());
    assertEquals(before, Files.readString(out.resolve("manifest.json")));
    Program good = run(List.of(NPY.resolve("stored.npz")), "--if-exists", "overwrite");
    assertEquals(0, good.exitCode(), good.err());
    assertEquals(3, new Result(out).manifest().get("inputs").get(0).get("epochs").asInt());
    try (Stream<Path> left = Files.list(results)) {
      assertEquals(List.of(out), left.toList());
    }
  }
}
