package io.github.orometry.benchmark;

import io.github.orometry.mask.DominantMask;
import io.github.orometry.mask.LevelSetMask;
import io.github.orometry.mask.MaskBits;
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

/** Time and allocations of one mask of a surface whose dominant peak is known. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MaskBenchmark {
  /** The surfaces, see {@link BenchmarkSurfaces}. */
  @Param({"posterior"})
  public String surfaces;

  /** The mask's level over the dominant peak's height. */
  @Param({"0.5", "0.9"})
  public double alpha;

  private final DominantMask mask = new DominantMask();
  private double[] stack;
  private int[] summit;
  private byte[] bits;
  private int nx;
  private int ny;
  private int next;

  /** Makes the stack and finds the dominant peaks. */
  @Setup(Level.Trial)
  public void make() {
    stack = BenchmarkSurfaces.stack(surfaces);
    ny = BenchmarkSurfaces.shape(surfaces)[0];
    nx = BenchmarkSurfaces.shape(surfaces)[1];
    bits = new byte[MaskBits.bytes(nx * ny)];
    summit = new int[stack.length / (nx * ny)];
    PeakFinder finder = new PeakFinder();
    Peaks peaks = new Peaks();
    for (int k = 0; k < summit.length; k++) {
      finder.find(stack, k * nx * ny, nx, ny, Connectivity.CONTOUR, Thresholds.NONE, peaks);
      summit[k] = peaks.cell(0);
    }
  }

  /** The region of the next surface's dominant peak. */
  @Benchmark
  public int dominant() {
    int offset = next * nx * ny;
    double level = alpha * stack[offset + summit[next]];
    int cells = mask.grow(stack, offset, nx, ny, summit[next], level, bits, 0);
    next = next + 1 == summit.length ? 0 : next + 1;
    return cells;
  }

  /** All cells of the next surface at or above the level. */
  @Benchmark
  public int levelSet() {
    int offset = next * nx * ny;
    double level = alpha * stack[offset + summit[next]];
    int cells = LevelSetMask.fill(stack, offset, nx * ny, level, bits, 0);
    next = next + 1 == summit.length ? 0 : next + 1;
    return cells;
  }
}
