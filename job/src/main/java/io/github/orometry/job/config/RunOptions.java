package io.github.orometry.job.config;

import io.github.orometry.job.input.Dims;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.job.table.TableFormat;
import io.github.orometry.surface.Connectivity;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The settings of {@code run} as the command line names them. Filled by the parser. */
public final class RunOptions {
  @Parameters(
      arity = "1..*",
      converter = Texts.FilePath.class,
      paramLabel = "INPUT",
      description =
          "Files to read: .npz, .npy, .hgt, .tif, .parquet, or a folder of .parquet files.")
  List<Path> inputs;

  @Option(
      names = "--out",
      required = true,
      converter = Texts.FilePath.class,
      paramLabel = "DIR",
      description = "Folder that receives the result, whole or not at all.")
  Path out;

  @Option(
      names = "--config",
      converter = Texts.FilePath.class,
      paramLabel = "FILE",
      description = "JSON file with settings, by the names of these options.")
  Path config;

  @Option(
      names = "--dims",
      defaultValue = "x,y,t",
      converter = Texts.Dimensions.class,
      paramLabel = "x,y,t",
      description = "What the dimensions of an array are, in order (default: ${DEFAULT-VALUE}).")
  Dims dims;

  @Option(
      names = "--connectivity",
      defaultValue = "contour",
      converter = Words.OfConnectivity.class,
      completionCandidates = Words.OfConnectivity.class,
      paramLabel = "NAME",
      description = "How diagonals join: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Connectivity connectivity;

  @Option(
      names = "--min-prominence",
      defaultValue = "0",
      converter = Texts.FiniteNumber.class,
      paramLabel = "V",
      description = "Report peaks with at least this prominence (default: ${DEFAULT-VALUE}).")
  double minProminence;

  @Option(
      names = "--min-height",
      converter = Texts.FiniteNumber.class,
      paramLabel = "V",
      description = "Report peaks with at least this height (default: all).")
  Double minHeight;

  @Option(
      names = "--max-peaks",
      converter = Texts.Positive.class,
      paramLabel = "N",
      description = "Report the N highest peaks of each surface (default: all).")
  Integer maxPeaks;

  @Option(
      names = "--sea-level",
      defaultValue = "0",
      converter = Texts.FiniteNumber.class,
      paramLabel = "V",
      description =
          "Where the prominence of tops is measured from, unless lower ground is there (default: ${DEFAULT-VALUE}).")
  double seaLevel;

  @Option(
      names = "--levels",
      defaultValue = "0.5,0.9",
      split = ",",
      converter = Texts.FiniteNumber.class,
      paramLabel = "M,...",
      hideParamSyntax = true,
      description =
          "Slices are measured at these multiples of a peak's height (default: ${DEFAULT-VALUE}).")
  double[] levels;

  @Option(
      names = "--min-included-height",
      converter = Texts.FiniteNumber.class,
      paramLabel = "V",
      description = "Count peaks with at least this height (default: all).")
  Double minIncludedHeight;

  @Option(
      names = "--project",
      converter = Words.OfProjectionKind.class,
      completionCandidates = Words.OfProjectionKind.class,
      paramLabel = "max",
      description =
          "Collapse the surfaces of each epoch to their cell-wise maximum first: ${COMPLETION-CANDIDATES} (default: no).")
  ProjectionKind project;

  @Option(
      names = "--masks",
      split = ",",
      converter = Texts.FiniteNumber.class,
      paramLabel = "A,...",
      hideParamSyntax = true,
      description =
          "Write the masks of the region that each surface's dominant peak rules, at these multiples of its height (default: none).")
  double[] masks;

  @Option(
      names = "--level-masks",
      description =
          "Write the masks of all cells at or above --levels times the dominant peak's height, too.")
  boolean levelMasks;

  @Option(
      names = "--executor",
      defaultValue = "auto",
      paramLabel = "NAME",
      description =
          "What does the work: auto, or one that the command executors lists (default: ${DEFAULT-VALUE}).")
  String executor;

  @Option(
      names = "--no-fallback",
      description = "Fail where the executor meant cannot be used, rather than use another.")
  boolean noFallback;

  @Option(
      names = "--jobs",
      converter = Texts.Jobs.class,
      paramLabel = "N",
      description =
          "How many surfaces at once; -1: as many as cores, -2: one less (default: as tuned, else -1).")
  Integer jobs;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description = "Spark master, such as spark://host:7077 or local[2]; means --executor spark.")
  String master;

  @Option(
      names = "--connect-timeout",
      defaultValue = "10",
      converter = Texts.Positive.class,
      paramLabel = "SECONDS",
      description = "How long a Spark master may take to answer (default: ${DEFAULT-VALUE}).")
  int connectTimeout;

  @Option(
      names = "--slabs-per-task",
      converter = Texts.Positive.class,
      paramLabel = "N",
      description = "Surfaces of a task (default: as tuned, else as many as take about 150 ms).")
  Integer slabsPerTask;

  @Option(
      names = "--buffer-size",
      converter = Texts.Positive.class,
      paramLabel = "N",
      description =
          "Surfaces of a task in memory at a time (default: as tuned, else 8 MB of them; less where memory is short).")
  Integer bufferSize;

  @Option(
      names = "--no-tuning",
      description = "Use no tuning, also where the command tune has stored one for this machine.")
  boolean noTuning;

  @Option(
      names = "--memory",
      converter = Texts.Memory.class,
      paramLabel = "1g",
      description = "Heap of this process, given to the JVM by the launcher (default: the JVM's).")
  String memory;

  @Option(
      names = "--memory-warn",
      converter = Texts.Bytes.class,
      paramLabel = "SIZE",
      description =
          "Warn where the memory, or the masks before compression, are estimated above SIZE (default: the heap, for the memory).")
  Long memoryWarn;

  @Option(
      names = "--memory-strict",
      description = "Where there is such a warning, stop before any work.")
  boolean memoryStrict;

  @Option(
      names = "--table-format",
      defaultValue = "parquet",
      converter = Words.OfTableFormat.class,
      completionCandidates = Words.OfTableFormat.class,
      paramLabel = "NAME",
      description = "How tables are written: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  TableFormat tableFormat;

  @Option(
      names = "--if-exists",
      defaultValue = "fail",
      converter = Words.OfIfExists.class,
      completionCandidates = Words.OfIfExists.class,
      paramLabel = "NAME",
      description =
          "If DIR exists: ${COMPLETION-CANDIDATES}; the old result stays until the new one is complete (default: ${DEFAULT-VALUE}).")
  IfExists ifExists;

  @Option(
      names = "--run-id",
      paramLabel = "ID",
      description = "Name of the run in the manifest (default: a new UUID).")
  String runId;

  @Option(
      names = "--on-bad-slab",
      defaultValue = "fail",
      converter = Words.OfBadSlabPolicy.class,
      completionCandidates = Words.OfBadSlabPolicy.class,
      paramLabel = "NAME",
      description =
          "For a surface with an infinite cell: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  BadSlabPolicy onBadSlab;

  @Option(
      names = "--profile",
      converter = Texts.FilePath.class,
      paramLabel = "FILE.jfr",
      description = "Record a profile of this process by the Java Flight Recorder (default: none).")
  Path profile;

  /**
   * The settings, checked.
   *
   * @throws io.github.orometry.job.failure.JobException (wrong usage) where two of them contradict
   *     each other
   */
  public RunSettings settings() {
    return RunSettings.of(this);
  }
}
