package io.github.orometry.job.config;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.Dims;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/**
 * The settings of {@code tune}.
 *
 * @param inputs what the sample is of; empty for generated surfaces
 * @param dims what the dimensions of arrays are
 * @param time how long to try
 * @param maxMemory bytes for each worker at most; null for its share of the heap
 * @param executors the names of those to try; empty for all
 * @param show whether to print what is stored, and no more
 * @param clear whether to delete what is stored, and no more
 */
public record TuneSettings(
    List<Path> inputs,
    Dims dims,
    Duration time,
    Long maxMemory,
    List<String> executors,
    boolean show,
    boolean clear) {

  static TuneSettings of(TuneOptions options) {
    if (options.show && options.clear) {
      throw new JobException(ExitCode.WRONG_USAGE, "--show and --clear contradict each other.");
    }
    return new TuneSettings(
        List.copyOf(options.inputs),
        options.dims,
        Duration.ofSeconds(options.seconds),
        options.maxMemory,
        options.executors.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().toList(),
        options.show,
        options.clear);
  }

  /**
   * The settings of a run that is told nothing but its inputs, and does not end for a surface that
   * is not valid.
   *
   * @param read the files
   * @param out where its result goes
   */
  public RunSettings ofTrials(List<Path> read, Path out) {
    RunOptions options = new RunOptions();
    new CommandLine(options)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .parseArgs("INPUT", "--out", "OUT", "--on-bad-slab", "quarantine");
    options.inputs = read;
    options.out = out;
    options.dims = dims;
    return options.settings();
  }
}
