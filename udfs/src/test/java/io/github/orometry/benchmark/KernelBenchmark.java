package io.github.orometry.benchmark;

import io.github.orometry.prominence.PeakFinder;
import io.github.orometry.prominence.Peaks;
import io.github.orometry.prominence.Thresholds;
import io.github.orometry.surface.Connectivity;
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
 * Time and allocations of one surface: every peak, with key col, parent, prominence and
 * edge_limited.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {
  /** The surfaces, see {@link BenchmarkSurfaces}. */
  @Param({"smooth", "noise", "posterior", "terrain"})
  public String surfaces;

  /** The connectivity. */
  @Param("CONTOUR")
  public Connectivity connectivity;

  private final PeakFinder finder = new PeakFinder();
  private final Peaks peaks = new Peaks();
  private double[] stack;
  private int nx;
  private int ny;
  private int offset;

  /** Makes the stack. */
  @Setup(Level.Trial)
  public void make() {
    stack = BenchmarkSurfaces.stack(surfaces);
    ny = shape(surfaces)[0];
    nx = shape(surfaces)[1];
  }

  /** Cells of one surface of a case. */
  static int[] shape(String surfaces) {
    boolean terrain = surfaces.equals("terrain");
    return terrain
        ? new int[] {BenchmarkSurfaces.TERRAIN_SIDE, BenchmarkSurfaces.TERRAIN_SIDE}
        : new int[] {BenchmarkSurfaces.NY, BenchmarkSurfaces.NX};
  }

  /** Runs the benchmark; see {@link KernelReport}. */
  public static void main(String[] args) throws Exception {
    KernelReport.main(args);
  }

  /** The next surface of the stack. */
  @Benchmark
  public int surface() {
    finder.find(stack, offset, nx, ny, connectivity, Thresholds.NONE, peaks);
    offset += nx * ny;
    if (offset == stack.length) {
      offset = 0;
    }
    return peaks.size();
  }
}
