package io.github.orometry.job.input;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Parquet files, or folders of them as Spark writes them, with a row for each surface: epoch_idx,
 * time_bin_idx, nx, ny, and values, row-major. A first pass reads all columns but the values: the
 * grid, which every row must share, and the order of the row groups.
 */
final class ParquetInput {
  private final List<Ordered> groups = new ArrayList<>();
  private int nx;
  private int ny;
  private String firstRow;

  /** A row group with its first and last key, and whether its keys are strictly increasing. */
  private record Ordered(ParquetRowGroup group, long first, long last, boolean increasing) {}

  private ParquetInput() {}

  /**
   * Opens Parquet files and folders.
   *
   * @throws JobException (bad input) where one is damaged or has other columns, where rows differ
   *     in their grid, or where a surface stands there twice
   */
  static Inputs open(List<Path> inputs) {
    ParquetInput input = new ParquetInput();
    List<InputFile> listed = new ArrayList<>();
    for (Path path : inputs) {
      try {
        listed.add(input.add(path));
      } catch (IOException e) {
        throw new JobException(
            ExitCode.BAD_INPUT, path + " cannot be read: " + Messages.reason(e) + ".", e);
      }
    }
    return input.inputs(listed);
  }

  private InputFile add(Path input) throws IOException {
    Set<Integer> epochs = new HashSet<>();
    long bytes = 0;
    for (Path path : filesOf(input)) {
      String label = "file " + path;
      bytes += Files.size(path);
      try (ParquetFile file = ParquetFile.open(path, label)) {
        long row = 0;
        for (int i = 0; i < file.rowGroups(); i++) {
          long rows = file.rows(i);
          if (rows > 0) {
            addRowGroup(file, path, label, i, row, epochs);
          }
          row += rows;
        }
      }
    }
    return new InputFile(input.toString(), "parquet", bytes, epochs.size());
  }

  private static List<Path> filesOf(Path input) throws IOException {
    if (!Files.isDirectory(input)) {
      return List.of(input);
    }
    try (Stream<Path> entries = Files.list(input)) {
      List<Path> files = entries.filter(ParquetInput::isData).sorted().toList();
      if (files.isEmpty()) {
        throw JobException.badInput(
            "folder " + input + " holds no .parquet file; of folders only those are read.");
      }
      return files;
    }
  }

  private static boolean isData(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".parquet") && !name.startsWith("_") && !name.startsWith(".");
  }

  private void addRowGroup(
      ParquetFile file, Path path, String label, int index, long firstRow, Set<Integer> epochs) {
    ParquetFile.Chunk chunk =
        file.chunk(
            index,
            file.columns()
                .only(
                    ParquetColumns.EPOCH,
                    ParquetColumns.TIME_BIN,
                    ParquetColumns.NX,
                    ParquetColumns.NY));
    groups.add(
        ParquetFile.sound(
            label,
            () -> {
              int rows = Math.toIntExact(file.rows(index));
              long[] range = scan(chunk, label, firstRow, rows, epochs);
              String absolute = path.toAbsolutePath().toString();
              ParquetRowGroup group =
                  new ParquetRowGroup(absolute, label, index, firstRow, rows, nx * ny);
              return new Ordered(group, range[0], range[1], range[2] == 1);
            }));
  }

  /** Checks the rows; gives the first key, the last, and 1 where keys are increasing. */
  private long[] scan(
      ParquetFile.Chunk chunk, String label, long firstRow, int rows, Set<Integer> epochs) {
    ParquetNumbers epoch = chunk.numbers(ParquetColumns.EPOCH);
    ParquetNumbers timeBin = chunk.numbers(ParquetColumns.TIME_BIN);
    ParquetNumbers nxs = chunk.numbers(ParquetColumns.NX);
    ParquetNumbers nys = chunk.numbers(ParquetColumns.NY);
    long[] range = {0, -1, 1};
    for (int k = 0; k < rows; k++) {
      long row = firstRow + k;
      checkGrid(nxs.next(row), nys.next(row), label + ", row " + row);
      int epochIdx = epoch.next(row);
      long key = SlabKey.of(epochIdx, timeBin.next(row));
      range[0] = k == 0 ? key : range[0];
      range[2] = key > range[1] ? range[2] : 0;
      range[1] = key;
      epochs.add(epochIdx);
    }
    return range;
  }

  private void checkGrid(int nxFound, int nyFound, String row) {
    if (firstRow == null) {
      firstRow = row;
      nx = nxFound;
      ny = nyFound;
      if ((long) nx * ny > Grid.MAX_CELLS || nx == 0 || ny == 0) {
        throw JobException.badInput(
            row + ": " + words(nx, ny) + " must be from 1 to " + Grid.MAX_CELLS + " cells.");
      }
    }
    if (nxFound != nx || nyFound != ny) {
      throw JobException.badInput(
          "all rows must share one grid, but "
              + row
              + " has "
              + words(nxFound, nyFound)
              + " and "
              + firstRow
              + " has "
              + words(nx, ny)
              + ".");
    }
  }

  private static String words(int nx, int ny) {
    return "nx " + nx + " and ny " + ny;
  }

  private Inputs inputs(List<InputFile> listed) {
    if (groups.isEmpty()) {
      String names = String.join(", ", listed.stream().map(InputFile::path).toList());
      throw JobException.badInput(names + " holds no row; a row for each surface was expected.");
    }
    groups.sort(Comparator.comparingLong(Ordered::first));
    boolean ordered = true;
    long last = -1;
    for (Ordered group : groups) {
      ordered &= group.increasing() && group.first() > last;
      last = group.last();
    }
    List<SlabSource> sources = groups.stream().<SlabSource>map(Ordered::group).toList();
    if (!ordered) {
      refuseDuplicates(sources);
    }
    return new Inputs(Grid.ofIndices(nx, ny), sources, ordered, listed);
  }

  private static void refuseDuplicates(List<SlabSource> sources) {
    long[] keys =
        sources.stream().flatMapToLong(source -> Arrays.stream(source.keys())).sorted().toArray();
    for (int i = 1; i < keys.length; i++) {
      if (keys[i] == keys[i - 1]) {
        throw JobException.badInput(
            SlabKey.words(keys[i])
                + " stands in the input twice: in "
                + String.join(" and in ", places(sources, keys[i]))
                + ".");
      }
    }
  }

  private static List<String> places(List<SlabSource> sources, long key) {
    List<String> places = new ArrayList<>();
    for (SlabSource source : sources) {
      long[] keys = source.keys();
      for (int k = 0; k < keys.length; k++) {
        if (keys[k] == key) {
          places.add(source.describe(k));
        }
      }
    }
    return places;
  }
}
