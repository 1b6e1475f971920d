package io.github.orometry.job.source;

import static io.github.orometry.job.source.TestArrays.NPY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.job.failure.Remedy;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.stack.Epoch;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelReaderTest {
  @TempDir private Path folder;

  private static ChannelReader reader(Map<String, String> settings, Path... files) {
    ChannelReader reader = new ChannelReader(TestArrays.options(settings));
    for (Path file : files) {
      reader.open(
          TestArrays.locations(file).get(0),
          () -> {
            throw new AssertionError("nothing should be staged");
          });
    }
    return reader;
  }

  private static List<String> names(ChannelReader reader) {
    return reader.channels().stream().map(Channel::name).toList();
  }

  @Test
  void eachArrayHasAGridOfItsOwn() throws IOException {
    ChannelReader reader =
        reader(Map.of(), NPY.resolve("left_out.npz"), NPY.resolve("dims_tyx.npy"));
    assertEquals(List.of("covar", "epoch_0000", "epoch_0001", ""), sorted(names(reader)));
    Channel covar = reader.channels().get(1);
    assertEquals(Grid.ofIndices(2, 2), covar.grid());
    assertEquals(Plane.COLUMNS_FIRST, covar.plane());
    assertTrue(covar.label().endsWith("left_out.npz, array 'covar'"));
    assertEquals(Grid.ofIndices(5, 4), reader.channels().get(3).grid());
    assertEquals(List.of(), reader.refused());
    assertEquals(1, reader.leftOut().size());
    Epoch epoch = reader.channels().get(0).opening().open();
    assertEquals(5, epoch.surfaces());
    SurfaceBatch batch = new SurfaceBatch(12);
    try (SurfaceReader surfaces = epoch.parts().get(0).source().open()) {
      surfaces.read(2, 3, batch);
    }
    assertArrayEquals(TestArrays.surface("f8", 2), batch.values());
  }

  private static List<String> sorted(List<String> names) {
    return names.stream()
        .sorted((a, b) -> a.isEmpty() ? 1 : b.isEmpty() ? -1 : a.compareTo(b))
        .toList();
  }

  @Test
  void axesAreUsedWhereTheyFit() {
    ChannelReader reader = reader(Map.of(), NPY.resolve("stored.npz"));
    Grid grid = new Grid(new double[] {0.5, 1.5, 3.5}, new double[] {-2, -1, 0, 1});
    for (Channel channel : reader.channels()) {
      assertEquals(grid, channel.grid());
    }
    assertEquals(3, reader.channels().size());
  }

  @Test
  void axesOfAnotherOrderAreAFaultAndOfAnotherGridNone() throws IOException {
    Path archive = folder.resolve("a.npz");
    TestFiles.store(
        archive,
        Map.of(
            "a.npy", TestFiles.npy(3, 4, 5, 1),
            "b.npy", TestFiles.npy(new double[60], 5, 4, 3),
            "c.npy", TestFiles.npy(new double[42], 6, 7),
            "xbin_centers.npy", TestFiles.npy(new double[] {1, 2, 4}, 3),
            "ybin_centers.npy", TestFiles.npy(new double[] {1, 2, 3, 5}, 4)));
    ChannelReader reader = reader(Map.of(), archive);
    assertEquals(List.of("a", "c"), names(reader));
    assertEquals(4, reader.channels().get(0).grid().x(2));
    assertEquals(Grid.ofIndices(6, 7), reader.channels().get(1).grid());
    assertEquals(List.of("b"), reader.refused().stream().map(Channel.Refused::name).toList());
    assertEquals(
        Optional.of(new Remedy("dims", "t,y,x", "fits")),
        reader.refused().get(0).failure().remedy());
  }

  @Test
  void axesThatAreGivenHaveToFit() {
    String x = NPY.resolve("axis_x.npy").toString();
    ChannelReader reader = reader(Map.of("x-axis", x), NPY.resolve("left_out.npz"));
    assertEquals(List.of("epoch_0000", "epoch_0001"), names(reader));
    assertEquals(3.5, reader.channels().get(0).grid().x(2));
    assertEquals("covar", reader.refused().get(0).name());
  }

  @Test
  void whatCannotBeReadIsRefusedAndTheRestRead() {
    ChannelReader reader =
        reader(
            Map.of(),
            NPY.resolve("bad_empty_member.npz"),
            NPY.resolve("bad_text.npy"),
            NPY.resolve("none.npy"),
            NPY.resolve("surface.npy"));
    assertEquals(List.of("epoch_0000", ""), names(reader));
    assertEquals(
        List.of("epoch_0001", "", ""),
        reader.refused().stream().map(Channel.Refused::name).toList());
    assertTrue(reader.refused().get(2).failure().getMessage().endsWith("none.npy does not exist."));
  }

  @Test
  void onlyTheArraysAskedFor() {
    Path archive = NPY.resolve("left_out.npz");
    ChannelReader reader = reader(Map.of("arrays", "covar,meta"), archive);
    assertEquals(List.of("covar"), names(reader));
    assertEquals("meta", reader.refused().get(0).name());
    assertEquals(List.of(), reader.leftOut());
    ChannelReader none = reader(Map.of("arrays", "nothing"), archive);
    BadSettingException e = assertThrows(BadSettingException.class, none::channels);
    assertTrue(e.getMessage().startsWith("arrays names 'nothing'"), e.getMessage());
  }
}
