package io.github.orometry.job.config;

import io.github.orometry.job.input.Dims;
import io.github.orometry.job.publish.IfExists;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The settings of {@code project} as the command line names them. Filled by the parser. */
public final class ProjectOptions {
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
      description = "Folder that receives the projections, all that could be made at once.")
  Path out;

  @Option(
      names = "--dims",
      defaultValue = "x,y,t",
      converter = Texts.Dimensions.class,
      paramLabel = "x,y,t",
      description = "What the dimensions of an array are, in order (default: ${DEFAULT-VALUE}).")
  Dims dims;

  @Option(
      names = "--jobs",
      defaultValue = "-1",
      converter = Texts.Jobs.class,
      paramLabel = "N",
      description =
          "How many threads; -1: as many as cores, -2: one less (default: ${DEFAULT-VALUE}).")
  int jobs;

  @Option(
      names = "--memory",
      converter = Texts.Memory.class,
      paramLabel = "1g",
      description = "Heap of this process, given to the JVM by the launcher (default: the JVM's).")
  String memory;

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

  /** The settings, checked. */
  public ProjectSettings settings() {
    return ProjectSettings.of(this);
  }
}
