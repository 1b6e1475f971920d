package io.github.orometry.job.source;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.InputPart;
import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Reason;
import io.github.orometry.stack.SurfaceSource;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.util.List;

/**
 * What a run reads: opened, checked, not yet read.
 *
 * @param grid the grid that all surfaces share
 * @param sources all surfaces; in the global order (epoch, time bin) if {@code ordered}
 * @param ordered whether the sources, one after another, are in the global order
 * @param files the inputs in the order given
 * @param leftOut a sentence for each file in which something was left out
 */
public record Inputs(
    Grid grid,
    List<SurfaceSource> sources,
    boolean ordered,
    List<InputFile> files,
    List<String> leftOut) {
  public Inputs {
    sources = List.copyOf(sources);
    files = List.copyOf(files);
    leftOut = List.copyOf(leftOut);
  }

  /** Number of surfaces, at least 1. */
  public long surfaces() {
    return sources.stream().mapToLong(SurfaceSource::size).sum();
  }

  /** The input as it was understood, in one line. */
  public String describe() {
    int epochs = files.stream().mapToInt(InputFile::epochs).sum();
    int bins = sources.get(0).size();
    boolean alike = sources.size() == epochs && sources.stream().allMatch(s -> s.size() == bins);
    String surfaces = alike ? count(bins, "time bin") : count(surfaces(), "surface");
    String x = range(grid.xs());
    String y = range(grid.ys());
    return "%s x %s cells, x %s, y %s, %s, %s"
        .formatted(grid.nx(), grid.ny(), x, y, surfaces, count(epochs, "epoch"));
  }

  private static String range(double[] centres) {
    String text = centres[0] + " to " + centres[centres.length - 1];
    return text.replaceAll("\\.0(?= |$)", "");
  }

  /** Such as "1 surface", "2 surfaces". */
  public static String count(long n, String thing) {
    return n + " " + thing + (n == 1 ? "" : "s");
  }

  /** Surfaces of a file that is to be as it was whenever somebody begins to read them. */
  public static SurfaceSource held(SurfaceSource source, FileInfo file) {
    return held(source, file, null);
  }

  /** The same of an array with a name; null for none. */
  static SurfaceSource held(SurfaceSource source, FileInfo file, String array) {
    return new HeldSource(source, file, array);
  }

  /** What a source is of the input, so far as it tells; else null. */
  public static InputPart part(SurfaceSource source) {
    return source instanceof HeldSource held ? held.part() : null;
  }

  /**
   * Checks that all files are as they were when the run began.
   *
   * @throws BadInputException where one is not, or is gone
   */
  public void checkUnchanged() {
    files.parallelStream().flatMap(file -> file.held().stream()).forEach(Inputs::check);
  }

  private static void check(FileInfo file) {
    try {
      if (!HeldSource.isUnchanged(file)) {
        throw new IOException(HeldSource.CHANGED);
      }
    } catch (IOException e) {
      throw Reason.unreadable("file " + file.location(), e)
          .about(InputPart.file(file.location().toString()));
    }
  }

  /** The same with other sources, in the global order. */
  public Inputs with(List<SurfaceSource> others) {
    return new Inputs(grid, others, true, files, leftOut);
  }
}
