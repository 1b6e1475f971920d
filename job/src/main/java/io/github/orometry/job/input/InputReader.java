package io.github.orometry.job.input;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens the inputs of a run. */
public final class InputReader {
  private static final List<ArrayFormat> FORMATS =
      List.of(new NpyFormat(), new NpzFormat(), new HgtFormat(), new TiffFormat());

  private static final String PARQUET = ".parquet";

  /** The names of all formats, as an {@link InputFile} has them. */
  public static Set<String> formats() {
    return Stream.concat(FORMATS.stream().map(InputReader::name), Stream.of(PARQUET.substring(1)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String name(ArrayFormat format) {
    return format.endings().get(0).substring(1);
  }

  private final Dims dims;
  private final Staging staging;

  private InputReader(Dims dims, Staging staging) {
    this.dims = dims;
    this.staging = staging;
  }

  /**
   * Opens files, checks what they say of themselves, and puts their slabs in order. Everything is
   * checked before anything is staged.
   *
   * @param files npy, npz, hgt, tif; or parquet files and folders of them
   * @param dims which of x, y, t the dimensions of the arrays in npy and npz files are
   * @param stagingFolder gives a folder that exists, where arrays go that cannot be read where they
   *     lie (deflated ones, if they are large); called once at most, and only where it is needed.
   *     On a cluster it must be seen by every machine.
   * @throws JobException (wrong usage) without a file, (bad input) where a file is not what it
   *     should be; its message is one sentence that names the file and array
   */
  public static Inputs open(List<Path> files, Dims dims, Supplier<Path> stagingFolder) {
    if (files.isEmpty()) {
      throw new JobException(ExitCode.WRONG_USAGE, "An input is needed: at least one file.");
    }
    for (Path file : files) {
      checkReadable(file);
    }
    List<Path> tables = files.stream().filter(InputReader::isParquet).toList();
    if (tables.size() == files.size()) {
      return ParquetInput.open(files);
    }
    if (!tables.isEmpty()) {
      Path array = files.stream().filter(file -> !isParquet(file)).findFirst().orElseThrow();
      throw JobException.badInput(
          "Parquet, which brings its own epoch_idx, cannot be read in one run with files of"
              + " arrays, but "
              + tables.get(0)
              + " is Parquet and "
              + array
              + " is not.");
    }
    return new InputReader(dims, new Staging(stagingFolder)).open(files);
  }

  static void checkReadable(Path file) {
    if (!Files.exists(file)) {
      throw JobException.badInput("file " + file + " does not exist.");
    }
    if (!Files.isReadable(file)) {
      throw JobException.badInput("file " + file + " cannot be read: permission is denied.");
    }
  }

  static boolean isParquet(Path file) {
    return Files.isDirectory(file) || lowerName(file).endsWith(PARQUET);
  }

  private static String lowerName(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
  }

  static ArrayFormat formatOf(Path file) {
    String name = lowerName(file);
    return FORMATS.stream()
        .filter(format -> format.endings().stream().anyMatch(name::endsWith))
        .findFirst()
        .orElseThrow(
            () ->
                JobException.badInput(
                    "file " + file + " has an unknown ending; these are read: " + endings() + "."));
  }

  private static String endings() {
    return String.join(", ", FORMATS.stream().flatMap(format -> format.endings().stream()).toList())
        + ", "
        + PARQUET
        + ", or a folder of "
        + PARQUET
        + " files";
  }

  private Inputs open(List<Path> files) {
    List<ArrayFile> opened = new ArrayList<>();
    List<InputFile> listed = new ArrayList<>();
    GridFinder grid = new GridFinder();
    for (Path file : files) {
      ArrayFormat format = formatOf(file);
      try {
        ArrayFile arrays = format.open(file, dims, staging);
        if (!arrays.refused().isEmpty()) {
          throw arrays.refused().get(0).failure();
        }
        grid.add(arrays);
        opened.add(arrays);
        listed.add(
            new InputFile(file.toString(), name(format), Files.size(file), arrays.stacks().size()));
      } catch (IOException e) {
        throw unreadable("file " + file, e);
      }
    }
    return new Inputs(grid.grid(), sources(opened), true, listed);
  }

  private static List<SlabSource> sources(List<ArrayFile> files) {
    List<SlabSource> sources = new ArrayList<>();
    for (ArrayFile file : files) {
      for (ArrayFile.Stack stack : file.stacks()) {
        try {
          sources.add(stack.opening().source(sources.size()));
        } catch (IOException e) {
          throw unreadable(stack.label(), e);
        }
      }
    }
    return sources;
  }

  static JobException unreadable(String label, IOException e) {
    return new JobException(
        ExitCode.BAD_INPUT, label + " cannot be read: " + Messages.reason(e) + ".", e);
  }
}
