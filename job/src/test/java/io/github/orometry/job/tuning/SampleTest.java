package io.github.orometry.job.tuning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.source.InputReader;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.StackFiles;
import io.github.orometry.job.source.Staging;
import io.github.orometry.job.source.SurfaceStack;
import io.github.orometry.surface.Grid;
import io.github.orometry.testing.Npz;
import io.github.orometry.testing.Npz.NpyArray;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {
  @TempDir private Path folder;

  /** A sample is the input from its first surface on, as often as it takes. */
  @Test
  void itsSurfacesAreThoseOfTheInputInTurn() throws Exception {
    SurfaceStack stack = SurfaceStack.of(3, 50, 40, 7, 2);
    Sample sample =
        Sample.of(open(new StackFiles(stack).npy(folder.resolve("in"), "x,y,t", false)), 100_000);
    assertEquals(51, sample.nt());
    Location file = Location.of(folder.resolve("sample.npy").toString());
    sample.write(file);
    sample.write(file);
    NpyArray array = Npz.npy(folder.resolve("sample.npy"));
    for (int t = 0; t < sample.nt(); t++) {
      double[] surface = stack.epochs()[0][t % 7];
      for (int cell = 0; cell < 2000; cell++) {
        assertEquals(surface[cell], array.at(cell % 50, cell / 50, t), "surface " + t);
      }
    }
  }

  private static Inputs open(List<Path> files) {
    List<Location> inputs = files.stream().map(file -> Location.of(file.toString())).toList();
    Staging none =
        new Staging(
            () -> {
              throw new IllegalStateException("nothing is staged");
            });
    return InputReader.open(inputs, ReadOptions.STANDARD, none);
  }

  @Test
  void generatedSurfacesHaveAFewPeaksAndAreNotAllAlike() {
    Sample sample = Sample.generated(200_000);
    assertEquals(41, sample.nx());
    assertEquals(63, sample.ny());
    assertEquals(78, sample.nt());
    Grid grid = Grid.ofIndices(41, 63);
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int t = 0; t < 50; t++) {
      double[] surface = new double[sample.cells()];
      for (int cell = 0; cell < surface.length; cell++) {
        int column = cell % 41 * 63 + cell / 41;
        surface[cell] = sample.values()[column * sample.nt() + t];
      }
      PeakBlock block = Analysis.STANDARD.analyze(grid, surface);
      least = Math.min(least, block.peaks());
      most = Math.max(most, block.peaks());
    }
    assertTrue(least >= 3, least + " peaks");
    assertTrue(most > least && most <= 100, least + " to " + most + " peaks");
  }

  @Test
  void itHasASurfaceAtLeast() throws Exception {
    SurfaceStack stack = SurfaceStack.of(3, 30, 15, 1);
    Sample sample =
        Sample.of(open(new StackFiles(stack).npy(folder.resolve("in"), "x,y,t", false)), 0);
    assertEquals(1, sample.nt());
  }
}
