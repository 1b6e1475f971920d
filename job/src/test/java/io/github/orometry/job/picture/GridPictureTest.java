package io.github.orometry.job.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.orometry.surface.Grid;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class GridPictureTest {
  private static final int LIGHTEST = ColourMap.rgb(ColourMap.SHADES - 1);
  private static final int DARKEST = ColourMap.rgb(0);

  /** Pixels from the right border that the colour bar may take. */
  private static final int BAR = 60;

  private static BufferedImage picture(int nx, int ny, GridPicture.Y y, GridPicture.Cells cells)
      throws IOException {
    return picture(Grid.ofIndices(nx, ny), y, cells);
  }

  private static BufferedImage picture(Grid grid, GridPicture.Y y, GridPicture.Cells cells)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    GridPicture.write(out, "title", grid, y, cells);
    return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
  }

  /** Number of the pixels of the plot that are so, and the mean of their rows. */
  private static int[] rows(BufferedImage picture, IntPredicate colour) {
    long sum = 0;
    int count = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth() - BAR; x++) {
        if (colour.test(picture.getRGB(x, y) & 0xffffff)) {
          sum += y;
          count++;
        }
      }
    }
    return new int[] {count, count == 0 ? -1 : (int) (sum / count)};
  }

  @Test
  void yGrowsUpwardsOrDownwardsAsAsked() throws IOException {
    GridPicture.Cells cells = (ix, iy) -> iy;
    BufferedImage up = picture(3, 2, GridPicture.Y.UP, cells);
    assertTrue(rows(up, c -> c == LIGHTEST)[1] < rows(up, c -> c == DARKEST)[1]);
    BufferedImage down = picture(3, 2, GridPicture.Y.DOWN, cells);
    assertTrue(rows(down, c -> c == LIGHTEST)[1] > rows(down, c -> c == DARKEST)[1]);
  }

  @Test
  void aCellWithoutNumberShowsThePaper() throws IOException {
    BufferedImage whole = picture(3, 3, GridPicture.Y.UP, (ix, iy) -> ix);
    BufferedImage hole =
        picture(3, 3, GridPicture.Y.UP, (ix, iy) -> ix == 0 && iy == 1 ? Double.NaN : ix);
    int cell = 200 * 200;
    assertEquals(3 * cell, rows(whole, c -> c == DARKEST)[0]);
    assertEquals(2 * cell, rows(hole, c -> c == DARKEST)[0]);
    assertEquals(rows(whole, c -> c == 0xffffff)[0] + cell, rows(hole, c -> c == 0xffffff)[0]);
  }

  @Test
  void notOneNumberIsAnEmptyPlotWithoutABar() throws IOException {
    BufferedImage picture = picture(3, 3, GridPicture.Y.UP, (ix, iy) -> Double.NaN);
    assertEquals(0, rows(picture, c -> c == DARKEST || c == LIGHTEST)[0]);
  }

  @Test
  void theLargestNumbersHaveShades() throws IOException {
    BufferedImage picture =
        picture(2, 1, GridPicture.Y.UP, (ix, iy) -> ix == 0 ? -Double.MAX_VALUE : Double.MAX_VALUE);
    assertTrue(rows(picture, c -> c == LIGHTEST)[0] >= 300 * 300);
    assertTrue(rows(picture, c -> c == DARKEST)[0] >= 300 * 300);
  }

  @Test
  void whereCellsShareAPixelTheLargestIsSeen() throws IOException {
    BufferedImage picture =
        picture(
            5000, 1, GridPicture.Y.UP, (ix, iy) -> ix == 2001 ? 1 : ix == 2002 ? Double.NaN : 0);
    assertTrue(rows(picture, c -> c == LIGHTEST)[0] > 0);
  }

  /** On such axes round numbers crowd in one bin, or are long. */
  @Test
  void labelsDoNotTouch() throws IOException {
    double[][] axes = {
      {0, 0.001, 0.002, 0.003, 0.004, 0.005, 0.006, 0.007, 0.008, 1},
      IntStream.range(0, 60).mapToDouble(i -> Math.exp(i / 4.0)).toArray(),
      IntStream.range(0, 60).mapToDouble(i -> 123_456_789 + i * 1e-3).toArray(),
      IntStream.range(0, 60).mapToDouble(i -> i).toArray(),
    };
    int[] ticks = new int[axes.length];
    for (int a = 0; a < axes.length; a++) {
      double[] axis = axes[a];
      Grid grid = new Grid(axis, new double[] {1});
      BufferedImage picture = picture(grid, GridPicture.Y.UP, (ix, iy) -> Double.NaN);
      int bottom = bottom(picture);
      List<Integer> frame = inked(picture, bottom);
      int width = frame.get(frame.size() - 1) - frame.get(0) - 1;
      List<Integer> marks = inked(picture, bottom + 2);
      int end = Integer.MIN_VALUE;
      for (AxisTicks.Tick tick : AxisTicks.along(axis, 7)) {
        int x = frame.get(0) + 1 + (int) ((tick.bin() + 0.5) * width / axis.length);
        if (marks.contains(x)) {
          int half = BitmapFont.width(tick.label()) / 2;
          assertTrue(x - half > end, "label " + tick.label() + " of axis " + a);
          end = x + half;
          ticks[a]++;
        }
      }
      assertEquals(marks.size(), ticks[a]);
    }
    assertArrayEquals(new int[] {3, 1, 3, 6}, ticks);
  }

  /** The row of the frame's lower side. */
  private static int bottom(BufferedImage picture) {
    return IntStream.range(0, picture.getHeight())
        .boxed()
        .max(Comparator.comparing((Integer y) -> inked(picture, y).size()).thenComparing(y -> y))
        .orElseThrow();
  }

  /** Where a row has ink. */
  private static List<Integer> inked(BufferedImage picture, int y) {
    return IntStream.range(0, picture.getWidth())
        .filter(x -> (picture.getRGB(x, y) & 0xffffff) == ColourMap.rgb(ColourMap.INK))
        .boxed()
        .toList();
  }

  @Test
  void shadesGrowLighterAllTheWay() {
    for (int shade = 1; shade < ColourMap.SHADES; shade++) {
      assertTrue(lightness(shade) > lightness(shade - 1), "shade " + shade);
    }
  }

  /** Relative luminance as in the sRGB standard. */
  private static double lightness(int shade) {
    int rgb = ColourMap.rgb(shade);
    return 0.2126 * Math.pow((rgb >> 16 & 0xff) / 255.0, 2.2)
        + 0.7152 * Math.pow((rgb >> 8 & 0xff) / 255.0, 2.2)
        + 0.0722 * Math.pow((rgb & 0xff) / 255.0, 2.2);
  }
}
