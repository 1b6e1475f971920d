package io.github.orometry.benchmark;

import io.github.orometry.contour.Regions;
import io.github.orometry.prominence.PeakFinder;
import io.github.orometry.prominence.Peaks;
import io.github.orometry.prominence.Thresholds;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time and allocations of one surface: finding its peaks, with key col, parent, prominence and
 * edge_limited; finding them and measuring their regions at two levels; and, to compare, sorting
 * its values.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {
  /** The surfaces, see {@link BenchmarkSurfaces}. */
  @Param({
    "smooth",
    "noise",
    "posterior",
    "terrain",
    "terrain-30",
    "blurred-1",
    "blurred-2",
    "holes"
  })
  public String surfaces;

  /** The connectivity. */
  @Param("CONTOUR")
  public Connectivity connectivity;

  private static final double[] LEVELS = {0.5, 0.9};

  private final PeakFinder finder = new PeakFinder();
  private final Peaks peaks = new Peaks();
  private final Regions regions = new Regions();
  private Thresholds thresholds;
  private Grid grid;
  private double[] stack;
  private double[] sorted;
  private int offset;

  /** Makes the stack. */
  @Setup(Level.Trial)
  public void make() {
    stack = BenchmarkSurfaces.stack(surfaces);
    int[] shape = BenchmarkSurfaces.shape(surfaces);
    grid = Grid.ofIndices(shape[1], shape[0]);
    sorted = new double[grid.cells()];
    double minProminence = surfaces.equals("terrain-30") ? 30 : 0;
    thresholds = new Thresholds(minProminence, Double.NEGATIVE_INFINITY, Integer.MAX_VALUE, 0);
  }

  /** Runs the benchmark; see {@link KernelReport}. */
  public static void main(String[] args) throws Exception {
    KernelReport.main(args);
  }

  /** Finds the peaks of the next surface of the stack. */
  @Benchmark
  public int peaks() {
    finder.find(stack, offset, grid.nx(), grid.ny(), connectivity, thresholds, peaks);
    next();
    return peaks.size();
  }

  /** Finds its peaks and measures their regions. */
  @Benchmark
  public double regions() {
    peaks();
    regions.surface(grid, finder.tree());
    for (int i = 0; i < peaks.size(); i++) {
      for (double level : LEVELS) {
        regions.ask(peaks.cell(i), level * peaks.height(i));
      }
    }
    regions.measure();
    double area = 0;
    for (int region = 0; region < peaks.size() * LEVELS.length; region++) {
      area += regions.isThere(region) ? regions.area(region) : 0;
    }
    return area;
  }

  /** Sorts its values. */
  @Benchmark
  public double[] sort() {
    System.arraycopy(stack, offset, sorted, 0, sorted.length);
    Arrays.sort(sorted);
    next();
    return sorted;
  }

  private void next() {
    offset += grid.cells();
    if (offset == stack.length) {
      offset = 0;
    }
  }
}
