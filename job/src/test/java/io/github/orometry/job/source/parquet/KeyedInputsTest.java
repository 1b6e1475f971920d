package io.github.orometry.job.source.parquet;

import static io.github.orometry.job.source.TestArrays.NPY;
import static io.github.orometry.job.source.TestArrays.failure;
import static io.github.orometry.job.source.TestArrays.locations;
import static io.github.orometry.job.source.TestArrays.open;
import static io.github.orometry.job.source.TestArrays.options;
import static io.github.orometry.job.source.TestArrays.surfaces;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.source.Channel;
import io.github.orometry.job.source.ChannelReader;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.Plane;
import io.github.orometry.job.source.Reordering;
import io.github.orometry.job.source.Staging;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that bring their own keys, opened as the inputs of a run and as channels. */
class KeyedInputsTest {
  private static final SurfaceParquet SURFACES = new SurfaceParquet(SurfaceParquet.Kind.LIST, 3, 4);

  @TempDir private Path folder;
  private Path table;
  private Path staging;

  /** Two epochs of 150 shuffled surfaces. */
  @BeforeEach
  void write() throws IOException {
    List<Long> keys = new ArrayList<>();
    for (int n = 0; n < 300; n++) {
      keys.add(SurfaceKey.of(n % 2 * 7, n / 2));
    }
    Collections.shuffle(keys, new Random(3));
    table = Files.createDirectory(folder.resolve("table")).resolve("a.parquet");
    SURFACES.write(table, keys);
    staging = Files.createDirectory(folder.resolve("staging"));
  }

  private Staging staging() {
    return new Staging(() -> locations(staging).get(0));
  }

  @Test
  void filesAndFolders() throws IOException {
    for (Path input : new Path[] {table, table.getParent()}) {
      Inputs inputs = open("x,y,t", input);
      assertEquals(300, inputs.surfaces());
      assertEquals(Grid.ofIndices(3, 4), inputs.grid());
      assertFalse(inputs.ordered());
    }
  }

  @Test
  void shuffledSurfacesAreReadInTheirOrder() throws IOException {
    Map<Long, double[]> ordered = surfaces(Reordering.of(open("x,y,t", table), staging()));
    assertEquals(ordered.keySet().stream().sorted().toList(), List.copyOf(ordered.keySet()));
    assertEquals(300, ordered.size());
    ordered.forEach((key, z) -> assertArrayEquals(SURFACES.surface(key), z));
  }

  @Test
  void axesThatAreGiven() {
    String x = NPY.resolve("axis_x.npy").toString();
    Grid grid = open(Map.of("x-axis", x), table).grid();
    assertArrayEquals(new double[] {0.5, 1.5, 3.5}, grid.xs());
    assertArrayEquals(new double[] {0, 1, 2, 3}, grid.ys());
    String message = failure(Map.of("y-axis", x), table).getMessage();
    assertEquals(
        "%s has a grid of 3 columns and 4 rows, but file %s has 3 values.".formatted(table, x),
        message);
  }

  @Test
  void thereAreNoNamesToAskFor() {
    for (String setting : new String[] {"arrays", "x-axis", "y-axis"}) {
      BadSettingException e =
          assertThrows(BadSettingException.class, () -> open(Map.of(setting, "a"), table));
      assertTrue(
          e.getMessage().startsWith(setting + " names 'a', which is in none of the inputs"),
          e.getMessage());
    }
  }

  @Test
  void notTogetherWithFilesOfArrays() {
    Path array = NPY.resolve("dims_xyt.npy");
    for (Path[] files : new Path[][] {{table, array}, {array, table}}) {
      assertEquals(
          "files of format parquet, which bring their own epoch_idx, cannot be read in one run with"
              + " files of arrays, but %s is one and %s is not.".formatted(table, array),
          failure("x,y,t", files).getMessage());
    }
  }

  @Test
  void endingsThatAreKnown() throws IOException {
    Path file = Files.createFile(folder.resolve("a.txt"));
    String message = failure("x,y,t", file).getMessage();
    assertTrue(message.contains(".parquet, or a folder of .parquet files."), message);
  }

  @Test
  void epochsAreChannels() throws IOException {
    ChannelReader reader = new ChannelReader(options(Map.of()));
    reader.open(locations(table).get(0), () -> locations(staging).get(0));
    List<Channel> channels = reader.channels();
    assertEquals(
        List.of("epoch_0000", "epoch_0007"), channels.stream().map(Channel::name).toList());
    assertEquals(table + ", epoch 7", channels.get(1).label());
    assertEquals(Grid.ofIndices(3, 4), channels.get(1).grid());
    assertEquals(Plane.ROWS_FIRST, channels.get(1).plane());
    assertEquals(150, channels.get(1).opening().open().surfaces());
    assertEquals(List.of(), reader.refused());
  }

  @Test
  void aFolderWithoutTablesIsRefused() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty.npy"));
    ChannelReader reader = new ChannelReader(options(Map.of()));
    reader.open(locations(empty).get(0), () -> locations(staging).get(0));
    assertEquals(List.of(), reader.channels());
    String message = reader.refused().get(0).failure().getMessage();
    assertTrue(message.contains(empty + " holds no .parquet file"), message);
  }
}
