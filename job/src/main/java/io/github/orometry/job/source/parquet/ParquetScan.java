package io.github.orometry.job.source.parquet;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.source.InputFile;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceSource;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The first pass over all files: keys and grid of every row. */
final class ParquetScan {
  private final List<Ordered> groups = new ArrayList<>();
  private int nx;
  private int ny;
  private String firstRow;

  /** A row group with its first and last key, and whether its keys are strictly increasing. */
  private record Ordered(SurfaceSource rows, long first, long last, boolean increasing) {}

  /** See {@link io.github.orometry.job.source.KeyedFormat#open}. */
  Inputs open(List<Location> inputs) throws IOException {
    List<InputFile> listed = new ArrayList<>();
    for (Location input : inputs) {
      try {
        listed.add(add(input));
      } catch (IOException e) {
        throw Reason.unreadable(input.toString(), e);
      }
    }
    if (groups.isEmpty()) {
      String files = String.join(", ", listed.stream().map(InputFile::path).toList());
      throw new BadInputException(files + " holds no row; a row for each surface was expected.");
    }
    groups.sort(Comparator.comparingLong(Ordered::first));
    boolean ordered = true;
    long last = -1;
    for (Ordered group : groups) {
      ordered &= group.increasing() && group.first() > last;
      last = group.last();
    }
    List<SurfaceSource> sources = groups.stream().map(Ordered::rows).toList();
    if (!ordered) {
      refuseDuplicates(sources);
    }
    return new Inputs(Grid.ofIndices(nx, ny), sources, ordered, listed, List.of());
  }

  private InputFile add(Location input) throws IOException {
    Set<Integer> epochs = new HashSet<>();
    List<FileInfo> files = filesOf(input);
    for (FileInfo info : files) {
      try (SurfaceFile file = SurfaceFile.open(info.location())) {
        long row = 0;
        for (int i = 0; i < file.rowGroups(); i++) {
          long rows = file.rows(i);
          if (rows > 0) {
            groups.add(scan(file, info, i, row, epochs));
          }
          row += rows;
        }
      }
    }
    return new InputFile(input.toString(), ParquetFormat.NAME, epochs.size(), files);
  }

  static List<FileInfo> filesOf(Location input) throws IOException {
    Store store = Stores.of(input);
    FileInfo found = store.info(input).orElseThrow(() -> new NoSuchFileException(input.toString()));
    if (!found.isFolder()) {
      return List.of(found);
    }
    List<FileInfo> files = new ArrayList<>();
    addFiles(store, input, files);
    if (files.isEmpty()) {
      throw new BadInputException(
          "folder %s holds no .parquet file; of folders only those are read.".formatted(input));
    }
    return files;
  }

  private static void addFiles(Store store, Location folder, List<FileInfo> files)
      throws IOException {
    for (FileInfo info : store.list(folder)) {
      String name = info.location().name();
      if (name.startsWith("_") || name.startsWith(".")) {
        continue;
      }
      if (info.isFolder()) {
        addFiles(store, info.location(), files);
      } else if (name.endsWith(ParquetFormat.ENDING)) {
        files.add(info);
      }
    }
  }

  /** Checks the rows of a row group. */
  private Ordered scan(
      SurfaceFile file, FileInfo info, int index, long before, Set<Integer> epochs) {
    String[] names = {
      SurfaceColumns.EPOCH, SurfaceColumns.TIME_BIN, SurfaceColumns.NX, SurfaceColumns.NY
    };
    String label = SurfaceFile.label(info.location());
    SurfaceFile.Chunk chunk = file.chunk(index, file.columns().only(names));
    return SurfaceFile.sound(
        label,
        () -> {
          WholeNumbers[] columns =
              Arrays.stream(names).map(chunk::numbers).toArray(WholeNumbers[]::new);
          int rows = Math.toIntExact(file.rows(index));
          long first = -1;
          long last = -1;
          boolean increasing = true;
          for (int k = 0; k < rows; k++) {
            long row = before + k;
            checkGrid(columns[2].next(row), columns[3].next(row), label + ", row " + row);
            int epoch = columns[0].next(row);
            long key = SurfaceKey.of(epoch, columns[1].next(row));
            first = k == 0 ? key : first;
            increasing &= key > last;
            last = key;
            epochs.add(epoch);
          }
          SurfaceRows source = new SurfaceRows(info.location(), index, before, rows, nx * ny);
          return new Ordered(Inputs.held(source, info), first, last, increasing);
        });
  }

  private void checkGrid(int nxFound, int nyFound, String row) {
    if (firstRow == null) {
      firstRow = row;
      nx = nxFound;
      ny = nyFound;
      if ((nx + 2L) * (ny + 2L) > Grid.MAX_CELLS || nx == 0 || ny == 0) {
        throw new BadInputException(
            "%s: %s must be from 1 to %s cells.".formatted(row, words(nx, ny), Grid.MAX_CELLS));
      }
    }
    if (nxFound != nx || nyFound != ny) {
      throw new BadInputException(
          "all rows must share one grid, but %s has %s and %s has %s."
              .formatted(row, words(nxFound, nyFound), firstRow, words(nx, ny)));
    }
  }

  private static String words(int nx, int ny) {
    return "nx %s and ny %s".formatted(nx, ny);
  }

  private static void refuseDuplicates(List<SurfaceSource> sources) throws IOException {
    long[][] each = new long[sources.size()][];
    for (int i = 0; i < each.length; i++) {
      each[i] = sources.get(i).keys();
    }
    long[] keys = Arrays.stream(each).flatMapToLong(Arrays::stream).sorted().toArray();
    for (int i = 1; i < keys.length; i++) {
      if (keys[i] == keys[i - 1]) {
        String places = String.join(" and in ", places(sources, each, keys[i]));
        throw new BadInputException(
            "%s stands in the input twice: in %s.".formatted(SurfaceKey.words(keys[i]), places));
      }
    }
  }

  private static List<String> places(List<SurfaceSource> sources, long[][] keys, long key) {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < keys.length; i++) {
      for (int k = 0; k < keys[i].length; k++) {
        if (keys[i][k] == key) {
          places.add(sources.get(i).describe(k));
        }
      }
    }
    return places;
  }
}
