package io.github.orometry.job.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.orometry.job.Program;
import io.github.orometry.job.Result;
import io.github.orometry.job.format.npy.NpyWriter;
import io.github.orometry.job.picture.GridPicture;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.SurfaceStack;
import io.github.orometry.job.source.tiff.TiffFiles;
import io.github.orometry.surface.Grid;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code project}. */
class ProjectCommandTest {
  private static final Path NPY = Path.of("..", "test-data", "npy");
  private static final SurfaceStack STACK = SurfaceStack.of(11, 6, 8, 12, 1, 30);

  @TempDir private Path folder;

  /** An array as NumPy would load it. */
  private record Array(String header, double[] values) {
    static Array read(Path file) throws IOException {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
      byte[] header = new byte[bytes.getShort(8)];
      bytes.position(10).get(header);
      double[] values = new double[bytes.remaining() / 8];
      bytes.asDoubleBuffer().get(values);
      return new Array(new String(header, StandardCharsets.US_ASCII).strip(), values);
    }

    static String header(int first, int second) {
      return "{'descr': '<f8', 'fortran_order': False, 'shape': (" + first + ", " + second + "), }";
    }
  }

  private Path out() {
    return folder.resolve("out");
  }

  private JsonNode manifest() throws IOException {
    return new Result(out()).manifest();
  }

  private TreeSet<String> published() throws IOException {
    try (Stream<Path> files = Files.list(out())) {
      return new TreeSet<>(files.map(file -> file.getFileName().toString()).toList());
    }
  }

  /** Five pages of 512 x 512 samples of 16 bits, big-endian; gives their maximum. */
  private static double[] writeStack(Path file, Random random) throws IOException {
    double[][] pages = new double[5][512 * 512];
    double[] maximum = new double[512 * 512];
    for (double[] page : pages) {
      for (int i = 0; i < page.length; i++) {
        page[i] = random.nextInt(65536);
        maximum[i] = Math.max(maximum[i], page[i]);
      }
    }
    TiffFiles.write(file, ByteOrder.BIG_ENDIAN, DataBuffer.TYPE_USHORT, null, pages, 512);
    return maximum;
  }

  @Test
  void ofEightChannelsOneIsTruncatedAndSevenAreWritten() throws IOException {
    Random random = new Random(8);
    List<Path> inputs = new ArrayList<>();
    List<double[]> maxima = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Path file = folder.resolve("channel " + i + ".tif");
      maxima.add(writeStack(file, random));
      inputs.add(file);
    }
    byte[] whole = Files.readAllBytes(inputs.get(5));
    Files.write(inputs.get(5), Arrays.copyOf(whole, whole.length * 3 / 5));

    Program program = Program.run("project", inputs, "--out", out(), "--jobs", 3);
    assertEquals(3, program.exitCode(), program.err());
    List<String> told =
        program.err().lines().filter(line -> line.startsWith("orometry: ")).toList();
    assertEquals(1, told.size(), program.err());
    assertTrue(told.get(0).startsWith("orometry: file " + inputs.get(5) + ", page "), told.get(0));
    assertTrue(told.get(0).contains(" is truncated or damaged: "), told.get(0));
    assertTrue(program.out().startsWith("7 of 8 channels projected in "), program.out());
    for (int i = 0; i < 8; i++) {
      Path npy = out().resolve("channel_" + i + ".npy");
      if (i == 5) {
        assertFalse(Files.exists(npy));
      } else {
        assertEquals(Array.header(512, 512), Array.read(npy).header());
        assertArrayEquals(maxima.get(i), Array.read(npy).values(), "channel " + i);
        assertTrue(ImageIO.read(out().resolve("channel_" + i + ".png").toFile()).getWidth() > 512);
      }
    }
    assertEquals(15, published().size(), published().toString());
    assertEquals(7, manifest().get("channels").size());
    JsonNode failed = manifest().get("failed");
    assertEquals(1, failed.size());
    assertEquals(inputs.get(5).toString(), failed.get(0).get("input").asText());
    assertEquals(told.get(0), "orometry: " + failed.get(0).get("error").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x,y,t", "y,x,t", "t,x,y", "t,y,x", "x,t,y", "y,t,x"})
  void theArrayHasTheInputsOwnDimensionsLessT(String dims) throws IOException {
    List<Path> files = new StackFiles(STACK).npy(folder.resolve("in"), dims, false);
    Program program = Program.run("project", files, "--out", out(), "--dims", dims);
    assertEquals(0, program.exitCode(), program.err());
    boolean xFirst = dims.indexOf('x') < dims.indexOf('y');
    for (int epoch = 0; epoch < 3; epoch++) {
      Array array = Array.read(out().resolve("epoch_" + epoch + ".npy"));
      assertEquals(xFirst ? Array.header(6, 8) : Array.header(8, 6), array.header());
      for (int i = 0; i < 48; i++) {
        int cell = xFirst ? i % 8 * 6 + i / 8 : i;
        assertEquals(maximum(epoch, cell), array.values()[i], "epoch " + epoch + ", cell " + cell);
      }
    }
  }

  private static double maximum(int epoch, int cell) {
    return Arrays.stream(STACK.epochs()[epoch])
        .mapToDouble(surface -> surface[cell])
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(Double.NaN);
  }

  @Test
  void epochsOfParquetAreChannelsOfSurfaces() throws IOException {
    Path file = new StackFiles(STACK).shuffledParquet(folder.resolve("all.parquet"), 4);
    Path parts = new StackFiles(STACK).manyParquetFiles(folder.resolve("parts"), 5, 4);
    assertEquals(0, Program.run("project", file, parts, "--out", out()).exitCode());
    for (String input : List.of("all", "parts")) {
      for (int epoch = 0; epoch < 3; epoch++) {
        Array array = Array.read(out().resolve(input + "-epoch_000" + epoch + ".npy"));
        assertEquals(Array.header(8, 6), array.header());
        for (int cell = 0; cell < 48; cell++) {
          assertEquals(maximum(epoch, cell), array.values()[cell]);
        }
      }
    }
  }

  @Test
  void channelsMayHaveOtherGridsAndEachArrayFailsAlone() throws IOException {
    Path cut = folder.resolve("cut.npy");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(NPY.resolve("version_1.npy")), 200));
    Program program =
        Program.run(
            "project",
            List.of(NPY.resolve("bad_grids.npz"), NPY.resolve("bad_empty_member.npz"), cut),
            List.of(NPY.resolve("bad_object.npy"), NPY.resolve("bad_crc.npz")),
            List.of(NPY.resolve("bad_text.npy"), folder.resolve("none.npy"), "--out", out()));
    assertEquals(3, program.exitCode(), program.err());
    List<String> arrays = new ArrayList<>();
    manifest().get("channels").forEach(channel -> arrays.add(channel.get("npy").asText()));
    assertEquals(
        List.of(
            "bad_grids-epoch_0000.npy",
            "bad_grids-epoch_0001.npy",
            "bad_empty_member-epoch_0000.npy",
            "bad_crc-first.npy",
            "bad_crc-single.npy"),
        arrays);
    assertEquals(Array.header(4, 3), Array.read(out().resolve(arrays.get(1))).header());
    assertEquals(6, manifest().get("failed").size(), manifest().get("failed").toString());
    for (String words :
        List.of(
            "array 'epoch_0001' is empty",
            "cut.npy is truncated",
            "bad_object.npy holds Python objects",
            "bad_crc.npz, member 'second.npy' is damaged",
            "bad_text.npy",
            "none.npy does not exist")) {
      assertTrue(program.err().contains(words), words + " in " + program.err());
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
  void anInfiniteCellIsNoMaximum(double infinity) throws IOException {
    double[][][] epochs = {{{1, 2, 3, 4}, {5, infinity, 7, 8}}, {{1, 2, 3, 4}, {4, 3, 2, 1}}};
    List<Path> files =
        new StackFiles(new SurfaceStack(2, 2, epochs)).npy(folder.resolve("in"), "t,y,x", false);
    Program program = Program.run("project", files, "--out", out(), "--dims", "t,y,x");
    assertEquals(3, program.exitCode());
    assertTrue(
        program
            .err()
            .contains("epoch 0.npy: cell (iy 0, ix 1) is " + (infinity > 0 ? "inf" : "-inf")),
        program.err());
    assertEquals(
        new TreeSet<>(List.of("epoch_1.npy", "epoch_1.png", "manifest.json")), published());
  }

  @Test
  void whereAllFailNothingIsPublished() throws IOException {
    Path text = Files.writeString(folder.resolve("a.tif"), "no picture");
    Program program = Program.run("project", text, NPY.resolve("bad_text.npy"), "--out", out());
    assertEquals(3, program.exitCode());
    assertEquals(2, program.err().lines().count(), program.err());
    assertEquals("", program.out());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(text), left.toList());
    }
  }

  /** Members that are stored, as NumPy's savez has them. */
  private static Path npz(Path file, Map<String, byte[]> members) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setMethod(ZipOutputStream.STORED);
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        ZipEntry entry = new ZipEntry(member.getKey() + ".npy");
        CRC32 crc = new CRC32();
        crc.update(member.getValue());
        entry.setCrc(crc.getValue());
        entry.setSize(member.getValue().length);
        zip.putNextEntry(entry);
        zip.write(member.getValue());
        zip.closeEntry();
      }
    }
    return file;
  }

  private static byte[] npy(double[] values, int... shape) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NpyWriter.write(out, values, shape);
    return out.toByteArray();
  }

  private static double[] numbers(JsonNode json) {
    return StreamSupport.stream(json.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  @Test
  void thePictureHasTheAxesOfTheFileAndTheManifestTellsThem() throws IOException {
    double[] x = {-3.5, 0, 250.25};
    double[] y = {1000, 2000};
    double[] values = {1, 2, 3, 4, 5, 6};
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("xbin_centers", npy(x, 3));
    members.put("ybin_centers", npy(y, 2));
    members.put("map", npy(values, 3, 2));
    Path file = npz(folder.resolve("axes.npz"), members);
    Path bare = Files.write(folder.resolve("bare.npy"), npy(values, 3, 2));
    Program program = Program.run("project", file, bare, "--out", out());
    assertEquals(0, program.exitCode(), program.err());
    JsonNode channels = manifest().get("channels");
    assertArrayEquals(x, numbers(channels.get(0).get("x")));
    assertArrayEquals(y, numbers(channels.get(0).get("y")));
    assertArrayEquals(new double[] {0, 1, 2}, numbers(channels.get(1).get("x")));
    for (String name : List.of("axes-map", "bare")) {
      Grid grid = name.equals("bare") ? Grid.ofIndices(3, 2) : new Grid(x, y);
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      GridPicture.write(
          expected, "one surface", grid, GridPicture.Y.UP, (ix, iy) -> values[ix * 2 + iy]);
      assertArrayEquals(
          expected.toByteArray(), Files.readAllBytes(out().resolve(name + ".png")), name);
      assertArrayEquals(values, Array.read(out().resolve(name + ".npy")).values(), name);
    }
  }

  @Test
  void aFlippedBitOfAStoredArrayIsFound() throws IOException {
    double[] values = new double[600];
    Arrays.setAll(values, i -> i);
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("whole", npy(values, 4, 5, 30));
    members.put("damaged", npy(values, 4, 5, 30));
    Path file = npz(folder.resolve("stored.npz"), members);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1000] ^= 1;
    Files.write(file, bytes);
    Program program = Program.run("project", file, "--out", out());
    assertEquals(3, program.exitCode(), program.err());
    assertTrue(program.err().contains("'damaged' is damaged: its CRC-32"), program.err());
    assertEquals(1, manifest().get("channels").size());
    assertFalse(Files.exists(out().resolve("stored-damaged.npy")));
  }

  @Test
  void noTwoChannelsShareAFile() throws IOException {
    List<Path> inputs = new ArrayList<>();
    for (String name : List.of("a/stack.npy", "b/stack.npy", "b/STACK.npy", "b/stack-2.npy")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      inputs.add(Files.copy(NPY.resolve("version_1.npy"), file));
    }
    assertEquals(0, Program.run("project", inputs, "--out", out()).exitCode());
    List<String> arrays = new ArrayList<>();
    manifest().get("channels").forEach(channel -> arrays.add(channel.get("npy").asText()));
    assertEquals(List.of("stack.npy", "stack-2.npy", "STACK-3.npy", "stack-2-2.npy"), arrays);
    assertEquals(9, published().size());
  }

  @Test
  void anExistingResultStaysUnlessItIsToBeOverwritten() throws IOException {
    Path input = NPY.resolve("version_1.npy");
    assertEquals(0, Program.run("project", input, "--out", out(), "--run-id", "one").exitCode());
    assertEquals(4, Program.run("project", input, "--out", out(), "--run-id", "two").exitCode());
    assertEquals("one", manifest().get("run_id").asText());
    Program third =
        Program.run(
            "project", input, "--out", out(), "--run-id", "three", "--if-exists", "overwrite");
    assertEquals(0, third.exitCode(), third.err());
    assertEquals("three", manifest().get("run_id").asText());
  }

  @Test
  void wrongUsageIsTold() {
    assertEquals(2, Program.run("project", "--out", out()).exitCode());
    assertEquals(2, Program.run("project", NPY.resolve("version_1.npy")).exitCode());
    Program jobs =
        Program.run("project", NPY.resolve("version_1.npy"), "--out", out(), "--jobs", "0");
    assertEquals(2, jobs.exitCode());
    assertFalse(Files.exists(out()));
  }

  @Test
  void aPictureOfATiffHasItsFirstRowAtTheTop() throws IOException {
    double[][] pages = {{0, 0, 0, 0}, {0, 0, 9, 9}};
    Path file = folder.resolve("a.tif");
    TiffFiles.write(file, ByteOrder.LITTLE_ENDIAN, DataBuffer.TYPE_FLOAT, null, pages, 2);
    assertEquals(0, Program.run("project", file, "--out", out()).exitCode());
    BufferedImage picture = ImageIO.read(out().resolve("a.png").toFile());
    int x = picture.getWidth() / 3;
    int lower = picture.getRGB(x, picture.getHeight() * 3 / 4) & 0xffffff;
    int upper = picture.getRGB(x, picture.getHeight() / 4) & 0xffffff;
    assertTrue((lower >> 8 & 0xff) > (upper >> 8 & 0xff), lower + " below " + upper);
  }
}
