package io.github.orometry.job.config;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.Dims;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.job.slab.MaskSpec;
import io.github.orometry.job.table.TableFormat;
import io.github.orometry.prominence.Thresholds;
import io.github.orometry.surface.Connectivity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * The settings of a run.
 *
 * @param inputs files in the order given
 * @param out where the result goes
 * @param dims what the dimensions of arrays are
 * @param connectivity which cells join
 * @param thresholds which peaks are reported
 * @param levels slice multipliers
 * @param minIncludedHeight from which height peaks are counted; negative infinity for all
 * @param masks alphas of the dominant masks asked for
 * @param levelMasks whether level-set masks are asked for, at the slice multipliers
 * @param project to what the surfaces of an epoch collapse first; null for not at all
 * @param executor the name of the executor asked for, or {@code auto}
 * @param fallback whether another one may be used where the one meant cannot
 * @param jobs how many surfaces at once, at least 1
 * @param jobsGiven whether the user said how many
 * @param master the Spark master asked for; null for none
 * @param connectTimeout how long a master may take to answer
 * @param slabsPerTask surfaces in a task; 0 to let the program choose
 * @param bufferSize surfaces of a task in memory at a time; 0 to let the program choose
 * @param tuning whether a tuning that fits the machine is used
 * @param memory heap asked of the launcher; null for the JVM's default
 * @param memoryWarn bytes above which an estimate is warned of; null for the heap
 * @param memoryStrict whether the run ends there
 * @param tableFormat of the tables' files
 * @param ifExists what to do where {@code out} exists
 * @param runId the run's name
 * @param onBadSlab what an invalid surface does
 * @param profile file for a profile of the process; null for none
 */
public record RunSettings(
    List<Path> inputs,
    Path out,
    Dims dims,
    Connectivity connectivity,
    Thresholds thresholds,
    double[] levels,
    double minIncludedHeight,
    double[] masks,
    boolean levelMasks,
    ProjectionKind project,
    String executor,
    boolean fallback,
    int jobs,
    boolean jobsGiven,
    String master,
    Duration connectTimeout,
    int slabsPerTask,
    int bufferSize,
    boolean tuning,
    String memory,
    Long memoryWarn,
    boolean memoryStrict,
    TableFormat tableFormat,
    IfExists ifExists,
    String runId,
    BadSlabPolicy onBadSlab,
    Path profile) {
  private static final int ALL_CORES = -1;

  static RunSettings of(RunOptions options) {
    if (options.master != null && !options.executor.matches("(?i)auto|spark")) {
      throw new JobException(
          ExitCode.WRONG_USAGE,
          "--master asks for Spark, but --executor asks for " + options.executor + ".");
    }
    double[] masks = options.masks == null ? new double[0] : options.masks.clone();
    refuseDuplicates("--levels", options.levels);
    refuseDuplicates("--masks", masks);
    return new RunSettings(
        List.copyOf(options.inputs),
        options.out,
        options.dims,
        options.connectivity,
        new Thresholds(
            options.minProminence,
            orAll(options.minHeight),
            options.maxPeaks == null ? Integer.MAX_VALUE : options.maxPeaks,
            options.seaLevel),
        options.levels.clone(),
        orAll(options.minIncludedHeight),
        masks,
        options.levelMasks,
        options.project,
        options.executor.toLowerCase(Locale.ROOT),
        !options.noFallback,
        jobs(options.jobs == null ? ALL_CORES : options.jobs),
        options.jobs != null,
        options.master,
        Duration.ofSeconds(options.connectTimeout),
        orAutomatic(options.slabsPerTask),
        orAutomatic(options.bufferSize),
        !options.noTuning,
        options.memory,
        options.memoryWarn,
        options.memoryStrict,
        options.tableFormat,
        options.ifExists,
        options.runId == null ? UUID.randomUUID().toString() : options.runId,
        options.onBadSlab,
        options.profile);
  }

  private static void refuseDuplicates(String option, double[] numbers) {
    if (Arrays.stream(numbers).distinct().count() < numbers.length) {
      throw new JobException(
          ExitCode.WRONG_USAGE,
          option + " names a number twice: " + Arrays.toString(numbers) + ".");
    }
  }

  /** The masks asked for, in the order of their rows. */
  public List<MaskSpec> maskSpecs() {
    return MaskSpec.of(masks, levelMasks ? levels : new double[0]);
  }

  /**
   * Every setting by the name of its option, with the value in force; null where a bound is not
   * set.
   */
  public Map<String, Object> byName() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("inputs", inputs.stream().map(Path::toString).toList());
    settings.put("out", out.toString());
    settings.put("dims", dims.toString());
    settings.put("connectivity", Words.word(connectivity));
    settings.put("min-prominence", thresholds.minProminence());
    settings.put("min-height", orNull(thresholds.minHeight()));
    settings.put(
        "max-peaks", thresholds.maxPeaks() == Integer.MAX_VALUE ? null : thresholds.maxPeaks());
    settings.put("sea-level", thresholds.seaLevel());
    settings.put("levels", levels);
    settings.put("min-included-height", orNull(minIncludedHeight));
    settings.put("masks", masks);
    settings.put("level-masks", levelMasks);
    settings.put("project", project == null ? null : Words.word(project));
    settings.put("executor", executor);
    settings.put("no-fallback", !fallback);
    settings.put("jobs", jobs);
    settings.put("master", master);
    settings.put("connect-timeout", connectTimeout.toSeconds());
    settings.put("slabs-per-task", orNull(slabsPerTask));
    settings.put("buffer-size", orNull(bufferSize));
    settings.put("no-tuning", !tuning);
    settings.put("memory", memory);
    settings.put("memory-warn", memoryWarn);
    settings.put("memory-strict", memoryStrict);
    settings.put("table-format", Words.word(tableFormat));
    settings.put("if-exists", Words.word(ifExists));
    settings.put("run-id", runId);
    settings.put("on-bad-slab", Words.word(onBadSlab));
    settings.put("profile", profile == null ? null : profile.toString());
    return settings;
  }

  /** A negative number counts back from the number of cores: -1 is all of them. */
  static int jobs(int asked) {
    int cores = Runtime.getRuntime().availableProcessors();
    return asked > 0 ? asked : Math.max(1, cores + 1 + asked);
  }

  private static double orAll(Double bound) {
    return bound == null ? Double.NEGATIVE_INFINITY : bound;
  }

  private static Double orNull(double bound) {
    return bound == Double.NEGATIVE_INFINITY ? null : Double.valueOf(bound);
  }

  private static int orAutomatic(Integer size) {
    return size == null ? 0 : size;
  }

  private static Integer orNull(int size) {
    return size == 0 ? null : Integer.valueOf(size);
  }
}
