package io.github.orometry.job.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.CaseAnswers;
import io.github.orometry.job.MaskAnswers;
import io.github.orometry.job.Program;
import io.github.orometry.job.Result;
import io.github.orometry.job.format.npy.NpyWriter;
import io.github.orometry.job.result.TableFiles;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.table.Column;
import io.github.orometry.table.Table;
import io.github.orometry.testing.Cases;
import io.github.orometry.testing.Cases.Case;
import io.github.orometry.testing.Npz;
import io.github.orometry.testing.Npz.NpyArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command export, its files read back by another reader. */
class ExportCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void masksAreThoseOfTheBundledCases(String format) throws IOException {
    for (Case input : Cases.bundled()) {
      checkMasks(input, format);
    }
  }

  @Test
  void masksAreThoseOfTheSharedCasesWhereTheEnvironmentNamesTheirFolder() throws IOException {
    Optional<List<Case>> shared = Cases.shared();
    Assumptions.assumeTrue(shared.isPresent(), Cases.SHARED + " is not set");
    for (Case input : shared.get()) {
      checkMasks(input, "parquet");
    }
  }

  private void checkMasks(Case input, String format) throws IOException {
    Path result = run(input, format);
    Path file = folder.resolve(input + "-" + format + ".npz");
    assertEquals(0, export(result, "masks", file).exitCode());
    Map<String, NpyArray> arrays = Npz.read(file);
    MaskAnswers answers = new MaskAnswers(input, result);
    int members = 2;
    for (int epoch = 0; epoch < input.surfaces().size(); epoch++) {
      for (String kind : List.of("dominant", "level_set")) {
        for (double alpha : MaskAnswers.factors(input, kind)) {
          String name =
              (kind.equals("dominant") ? "" : "level_set_")
                  + "epoch_%04d_alpha_%s".formatted(epoch, alpha);
          checkStack(input, answers, kind, alpha, epoch, arrays.get(name));
          checkUnion(arrays.get(name), arrays.get("union_" + name), name);
          members += 2;
        }
      }
    }
    assertEquals(members, arrays.size(), arrays.keySet().toString());
    assertArrayEquals(input.grid().xs(), arrays.get("xbin_centers").values());
    assertArrayEquals(input.grid().ys(), arrays.get("ybin_centers").values());
  }

  private static void checkStack(
      Case input, MaskAnswers answers, String kind, double alpha, int epoch, NpyArray array) {
    int nx = input.grid().nx();
    int bins = input.surfaces().get(epoch).size();
    assertArrayEquals(new int[] {nx, input.grid().ny(), bins}, array.shape());
    for (int bin = 0; bin < bins; bin++) {
      boolean[] expected = answers.mask(kind, alpha, epoch, bin);
      for (int cell = 0; cell < expected.length; cell++) {
        assertEquals(
            expected[cell] ? 1 : 0,
            array.at(cell % nx, cell / nx, bin),
            input + " epoch " + epoch + " bin " + bin + " cell " + cell);
      }
    }
  }

  private static void checkUnion(NpyArray stack, NpyArray union, String name) {
    int[] shape = stack.shape();
    assertArrayEquals(new int[] {shape[0], shape[1]}, union.shape(), name);
    assertTrue(union.fortran(), name);
    for (int i = 0; i < shape[0]; i++) {
      for (int j = 0; j < shape[1]; j++) {
        double any = 0;
        for (int k = 0; k < shape[2]; k++) {
          any = Math.max(any, stack.at(i, j, k));
        }
        assertEquals(any, union.values()[i + shape[0] * j], name);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "csv"})
  void peaksAreTheColumnsOfTheTable(String format) throws IOException {
    Path result = run(Cases.bundled().get(0), format);
    Path file = folder.resolve("peaks.npz");
    assertEquals(0, export(result, "peaks", file).exitCode());
    Map<String, NpyArray> arrays = Npz.read(file);
    List<Map<String, Object>> rows = TableFiles.named(result, Table.PEAKS);
    assertEquals(Table.PEAKS.columns().size() + 2, arrays.size());
    for (Column column : Table.PEAKS.columns()) {
      double[] expected =
          rows.stream().mapToDouble(row -> number(row.get(column.name()))).toArray();
      assertArrayEquals(expected, arrays.get(column.name()).values(), column.name());
    }
  }

  private static double number(Object value) {
    if (value == null) {
      return Double.NaN;
    }
    return value instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) value).doubleValue();
  }

  @Test
  void countsAreTheFilesOfTheResult() throws IOException {
    Path result = run(Cases.bundled().get(0), "parquet");
    Path file = folder.resolve("counts.npz");
    assertEquals(0, export(result, "counts", file).exitCode());
    Map<String, NpyArray> arrays = Npz.read(file);
    for (String name : Result.COUNTS) {
      NpyArray counts = Npz.npy(result.resolve("counts").resolve(name + ".npy"));
      assertArrayEquals(counts.values(), arrays.get(name).values(), name);
      assertArrayEquals(counts.shape(), arrays.get(name).shape(), name);
    }
  }

  /** A surface that was rejected leaves its place in the arrays, without a cell. */
  @Test
  void rejectedSurfacesKeepTheirPlace() throws IOException {
    Path input = folder.resolve("stack.npy");
    double[] z = new double[3 * 2 * 3];
    z[0] = 5;
    z[1] = Double.POSITIVE_INFINITY;
    z[2] = 7;
    writeStack(input, z, 3, 2, 3);
    Path out = folder.resolve("rejected");
    Program run =
        Program.run(
            "run",
            input,
            "--out",
            out,
            "--masks",
            "0.5",
            "--on-bad-slab",
            "quarantine",
            "--max-bad-share",
            "1");
    assertEquals(0, run.exitCode(), run.err());
    Path file = folder.resolve("rejected.npz");
    assertEquals(0, export(out, "masks", file).exitCode());
    NpyArray masks = Npz.read(file).get("epoch_0000_alpha_0.5");
    assertArrayEquals(new int[] {3, 2, 3}, masks.shape());
    assertEquals(1, masks.at(0, 0, 0));
    assertEquals(0, masks.at(0, 0, 1));
    assertEquals(1, masks.at(0, 0, 2));
    assertEquals(2, Arrays.stream(masks.values()).sum());
  }

  @Test
  void whatWouldBeTooLargeIsRefusedWithBothSizes() throws IOException {
    Path result = run(Cases.bundled().get(0), "parquet");
    Path file = folder.resolve("large.npz");
    Program refused = export(result, "masks", file, "--max-bytes", "1k");
    assertEquals(1, refused.exitCode());
    long cells = Cases.bundled().get(0).grid().cells();
    long bins = Cases.bundled().get(0).surfaces().stream().mapToLong(List::size).sum();
    long epochs = Cases.bundled().get(0).surfaces().size();
    long axes = 8L * (Cases.bundled().get(0).grid().nx() + Cases.bundled().get(0).grid().ny());
    long needed = 4 * cells * (bins + epochs) + axes;
    assertTrue(refused.err().contains(" " + needed + " bytes"), refused.err());
    assertTrue(refused.err().contains(" 1024 bytes"), refused.err());
    assertFalse(Files.exists(file));
    assertEquals(0, export(result, "masks", file, "--max-bytes", "" + needed).exitCode());
  }

  @Test
  void anExistingFileStaysUnlessItMayBeReplaced() throws IOException {
    Path result = run(Cases.bundled().get(0), "parquet");
    Path file = Files.writeString(folder.resolve("mine.npz"), "mine");
    assertEquals(4, export(result, "counts", file).exitCode());
    assertEquals("mine", Files.readString(file));
    assertEquals(0, export(result, "counts", file, "--if-exists", "overwrite").exitCode());
    assertEquals(5, Npz.read(file).size());
    try (Stream<Path> left = Files.list(folder)) {
      assertTrue(left.noneMatch(path -> path.getFileName().toString().startsWith(".")));
    }
  }

  @Test
  void aResultWithoutMasksSaysSo() throws IOException {
    Path out = folder.resolve("plain");
    Path input = Cases.bundled().get(0).folder().resolve("input.npz");
    assertEquals(0, Program.run("run", input, "--out", out).exitCode());
    Program refused = export(out, "masks", folder.resolve("none.npz"));
    assertEquals(3, refused.exitCode());
    assertTrue(refused.err().contains("--masks"), refused.err());
    assertEquals(3, export(folder, "peaks", folder.resolve("none.npz")).exitCode());
  }

  @Test
  void aDamagedTableIsNamed() throws IOException {
    Path result = run(Cases.bundled().get(0), "parquet");
    Path part = TableFiles.parts(result, Table.MASKS).get(0);
    byte[] bytes = Files.readAllBytes(part);
    bytes[bytes.length / 3] ^= 1;
    Files.write(part, bytes);
    Path file = folder.resolve("damaged.npz");
    Program refused = export(result, "masks", file);
    assertEquals(3, refused.exitCode(), refused.err());
    assertTrue(refused.err().contains(part.getFileName().toString()), refused.err());
    assertFalse(Files.exists(file));
  }

  private Path run(Case input, String format) {
    Path out = folder.resolve(input + "-" + format);
    Program program =
        Program.run(
            "run",
            input.folder().resolve("input.npz"),
            CaseAnswers.arguments(input, Connectivity.CONTOUR),
            List.of("--table-format", format, "--out", out));
    assertEquals(0, program.exitCode(), program.err());
    return out;
  }

  private static Program export(Path result, String what, Path file, Object... more) {
    return Program.run("export", result, "--what", what, "--to", file, List.of(more));
  }

  private static void writeStack(Path file, double[] z, long... shape) throws IOException {
    byte[] header = NpyWriter.header("<f8", false, shape);
    ByteBuffer bytes =
        ByteBuffer.allocate(header.length + Double.BYTES * z.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(header).asDoubleBuffer().put(z);
    Files.write(file, bytes.array());
  }
}
