package io.github.orometry.job.config;

import io.github.orometry.job.input.Dims;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The settings of {@code tune} as the command line names them. Filled by the parser. */
public final class TuneOptions {
  @Parameters(
      arity = "0..*",
      converter = Texts.FilePath.class,
      paramLabel = "INPUT",
      description = "Files whose first surfaces are the sample (default: generated ones, 41 x 63).")
  List<Path> inputs = List.of();

  @Option(
      names = "--dims",
      defaultValue = "x,y,t",
      converter = Texts.Dimensions.class,
      paramLabel = "x,y,t",
      description = "What the dimensions of an array are, in order (default: ${DEFAULT-VALUE}).")
  Dims dims;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      converter = Texts.Positive.class,
      paramLabel = "N",
      description = "How long to try; Spark needs 25 of them (default: ${DEFAULT-VALUE}).")
  int seconds;

  @Option(
      names = "--max-memory",
      converter = Texts.Bytes.class,
      paramLabel = "SIZE",
      description = "The most memory for each worker (default: the heap, shared by all cores).")
  Long maxMemory;

  @Option(
      names = "--executors",
      split = ",",
      paramLabel = "NAME,...",
      hideParamSyntax = true,
      description = "What is tried, of those that the command executors lists (default: all).")
  List<String> executors = List.of();

  @Option(
      names = "--memory",
      converter = Texts.Memory.class,
      paramLabel = "1g",
      description = "Heap of this process, given to the JVM by the launcher (default: the JVM's).")
  String memory;

  @Option(names = "--show", description = "Print the tunings stored for this machine, try nothing.")
  boolean show;

  @Option(names = "--clear", description = "Delete all tunings stored, try nothing.")
  boolean clear;

  /**
   * The settings, checked.
   *
   * @throws io.github.orometry.job.failure.JobException (wrong usage) where two of them contradict
   *     each other
   */
  public TuneSettings settings() {
    return TuneSettings.of(this);
  }
}
