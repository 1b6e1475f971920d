package io.github.orometry.job.tuning;

import io.github.orometry.job.config.RunSettings;
import io.github.orometry.job.executor.Costs;
import io.github.orometry.job.executor.Demand;
import io.github.orometry.job.executor.Executor;
import io.github.orometry.job.executor.TaskSizes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a run takes from a tuning, where there is one that fits and may be used; else what it does
 * without.
 */
public final class RunTuning {
  private final RunSettings settings;
  private final List<Executor> executors;
  private final Demand untuned;
  private final Path file;
  private final Tuning tuning;

  private RunTuning(
      RunSettings settings, List<Executor> executors, Demand untuned, Path file, Tuning tuning) {
    this.settings = settings;
    this.executors = executors;
    this.untuned = untuned;
    this.file = file;
    this.tuning = tuning;
  }

  /**
   * Looks for the tuning of a run. Tunings are of this machine: where an executor claims the run,
   * because a master is named, there is none.
   *
   * @param executors to choose from
   * @param demand the run's, untuned
   * @param warn is told of a file that is not what it should be
   */
  public static RunTuning find(
      RunSettings settings,
      List<Executor> executors,
      Demand demand,
      TuningFolder folder,
      Consumer<String> warn) {
    boolean wanted =
        settings.tuning()
            && Files.isDirectory(folder.folder())
            && executors.stream().noneMatch(e -> e.claim(demand).isPresent());
    Path file = wanted ? folder.file(MachineSignature.here(demand.cells())) : null;
    Tuning tuning = wanted ? folder.read(file, warn) : null;
    return new RunTuning(settings, executors, demand, file, tuning);
  }

  /** The file that the run uses; null for none. */
  public Path file() {
    return tuning == null ? null : file;
  }

  /** What is asked of an executor. */
  public Demand demand() {
    return tunesJobs() ? untuned.withJobs(tuning.jobs()) : untuned;
  }

  private boolean tunesJobs() {
    return tuning != null && !settings.jobsGiven();
  }

  /** How many surfaces go together. */
  public TaskSizes sizes() {
    TaskSizes asked = TaskSizes.of(settings);
    return tuning == null
        ? asked
        : asked.atMost(
            tuning.scaled(tuning.slabsPerTask(), untuned.cells()),
            tuning.scaled(tuning.bufferSize(), untuned.cells()));
  }

  /** What the executors cost: as measured, where it was with as many jobs. */
  public Costs costs() {
    return tuning == null ? Executor::cost : new MeasuredCosts(tuning, executors);
  }

  /**
   * What the manifest says: the file, the signature, and what was taken from it, null where the
   * user's own value holds; null for no tuning.
   */
  public Map<String, Object> content() {
    if (tuning == null) {
      return null;
    }
    TaskSizes sizes = sizes();
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("file", file.toString());
    content.put("signature", tuning.machine().hash());
    content.put("jobs", tunesJobs() ? tuning.jobs() : null);
    content.put("buffer_size", settings.bufferSize() > 0 ? null : sizes.mostInBuffer());
    content.put("slabs_per_task", settings.slabsPerTask() > 0 ? null : sizes.mostInTask());
    return content;
  }
}
