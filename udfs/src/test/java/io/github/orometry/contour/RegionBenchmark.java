package io.github.orometry.contour;

import io.github.orometry.surface.Grid;
import java.util.Random;
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

/** Nanoseconds for one region, of a surface of 41 x 63 cells; the region covers most of it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RegionBenchmark {
  private static final int NX = 41;
  private static final int NY = 63;

  /** A ridge of sines (whole quads within one outline), or independent cells (mostly cut quads). */
  @Param({"smooth", "noise"})
  public String kind;

  private final RegionMeasure region = new RegionMeasure();
  private int summit;
  private double level;

  /** Makes the surface and binds it. */
  @Setup(Level.Trial)
  public void bind() {
    Random random = new Random(1);
    double[] z = new double[NX * NY];
    for (int i = 0; i < z.length; i++) {
      int ix = i % NX;
      int iy = i / NX;
      double wave = 2 + Math.sin(ix / 7.0) + Math.cos(iy / 9.0);
      z[i] = kind.equals("smooth") ? wave : random.nextDouble();
      summit = z[i] > z[summit] ? i : summit;
    }
    level = 0.45 * z[summit];
    region.surface(Grid.ofIndices(NX, NY), z, 0);
  }

  /** One region. */
  @Benchmark
  public double measure() {
    return region.measure(summit, level) ? region.area() + region.width() : 0;
  }
}
