package io.github.orometry.benchmark;

import io.github.orometry.contour.RegionMeasure;
import io.github.orometry.contour.Regions;
import io.github.orometry.prominence.PeakFinder;
import io.github.orometry.prominence.Peaks;
import io.github.orometry.prominence.Thresholds;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;

public final class RegionsProto {
  public static void main(String[] args) {
    for (String name : args[0].split(",")) {
      boolean tile = name.equals("terrain");
      int nx = tile ? 1201 : BenchmarkSurfaces.NX;
      int ny = tile ? 1201 : BenchmarkSurfaces.NY;
      double[] stack = BenchmarkSurfaces.stack(name);
      int cells = nx * ny;
      int n = stack.length / cells;
      Grid grid = Grid.ofIndices(nx, ny);
      PeakFinder finder = new PeakFinder();
      Peaks peaks = new Peaks();
      Regions regions = new Regions();
      regions.poly = args.length > 1;
      RegionMeasure old = new RegionMeasure();
      int[] basin = new int[2000000];
      double[] level = new double[2000000];
      double bestFind = 1e18;
      double bestAll = 1e18;
      int q = 0;
      long queries = 0;
      double worst = 0;
      int boxes = 0;
      for (int k = 0; k < n; k++) {
        finder.find(stack, k * cells, nx, ny, Connectivity.CONTOUR, Thresholds.NONE, peaks);
        q = queries(finder, peaks, basin, level);
        queries += q;
        regions.measure(grid, finder.tree(), basin, level, q);
        if (!tile) {
          old.surface(grid, stack, k * cells);
          double largest = 0;
          double diff = 0;
          for (int i = 0; i < q; i++) {
            if (old.measure(peaks.cell(i / 2), level[i])) {
              largest = Math.max(largest, old.area());
              diff = Math.max(diff, Math.abs(old.area() - regions.area(i)));
              if (old.x0() != regions.x0(i)
                  || old.y0() != regions.y0(i)
                  || old.width() != regions.x1(i) - regions.x0(i)
                  || old.height() != regions.y1(i) - regions.y0(i)) boxes++;
            }
          }
          worst = Math.max(worst, diff / largest);
        }
      }
      for (int stage = 0; stage < 4; stage++) {
        regions.stage = stage;
        bestFind = bestAll = 1e18;
        int reps = tile ? 12 : 200;
        for (int r = 0; r < reps; r++) {
          long t0 = cpu();
          for (int k = 0; k < n; k++) {
            finder.find(stack, k * cells, nx, ny, Connectivity.CONTOUR, Thresholds.NONE, peaks);
          }
          long t1 = cpu();
          for (int k = 0; k < n; k++) {
            finder.find(stack, k * cells, nx, ny, Connectivity.CONTOUR, Thresholds.NONE, peaks);
            q = queries(finder, peaks, basin, level);
            regions.measure(grid, finder.tree(), basin, level, q);
          }
          long t2 = cpu();
          bestFind = Math.min(bestFind, (t1 - t0) / (double) n);
          bestAll = Math.min(bestAll, (t2 - t1) / (double) n);
        }
        System.out.printf(
            stage
                + " %s n=%d queries %.1f find %.1f us regions %.1f us ratio %.2f evals %.0f areas %.2e boxes wrong %d%n",
            name,
            n,
            queries / (double) n,
            bestFind / 1e3,
            (bestAll - bestFind) / 1e3,
            (bestAll - bestFind) / bestFind,
            regions.evals / (double) n / (reps + 1) + 1e6 * 0,
            worst,
            boxes);
        System.out.println(
            "simple "
                + regions.simples / n / (reps + 1)
                + " cuts "
                + regions.cuts / n / (reps + 1)
                + " runs "
                + regions.runs / n / (reps + 1)
                + " climbs "
                + regions.climbs / n / (reps + 1)
                + " steps "
                + regions.steps / n / (reps + 1));
        regions.evals =
            regions.simples = regions.cuts = regions.runs = regions.climbs = regions.steps = 0;
      }
    }
  }

  static long cpu() {
    return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  static int queries(PeakFinder finder, Peaks peaks, int[] basin, double[] level) {
    int q = 0;
    for (int i = 0; i < peaks.size(); i++) {
      if (!(peaks.height(i) > 0)) break;
      int b = finder.tree().basin(peaks.cell(i));
      basin[q] = b;
      level[q++] = 0.5 * peaks.height(i);
      basin[q] = b;
      level[q++] = 0.9 * peaks.height(i);
    }
    return q;
  }
}
