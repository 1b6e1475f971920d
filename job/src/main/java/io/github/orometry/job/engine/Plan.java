package io.github.orometry.job.engine;

import static io.github.orometry.job.engine.ExecutionSettings.BUFFER_SIZE;
import static io.github.orometry.job.engine.ExecutionSettings.CONNECT_TIMEOUT;
import static io.github.orometry.job.engine.ExecutionSettings.EXECUTOR;
import static io.github.orometry.job.engine.ExecutionSettings.FALLBACK;
import static io.github.orometry.job.engine.ExecutionSettings.JOBS;
import static io.github.orometry.job.engine.ExecutionSettings.MASTER;
import static io.github.orometry.job.engine.ExecutionSettings.MEMORY_STRICT;
import static io.github.orometry.job.engine.ExecutionSettings.MEMORY_WARN;
import static io.github.orometry.job.engine.ExecutionSettings.NO_FALLBACK;
import static io.github.orometry.job.engine.ExecutionSettings.NO_TUNING;
import static io.github.orometry.job.engine.ExecutionSettings.SLABS_PER_TASK;

import io.github.orometry.analysis.BatchSizes;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.result.ResultSpec;
import io.github.orometry.job.source.InputFile;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.setting.Settings;
import io.github.orometry.stack.SurfaceSource;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How the work of a job is to be done: which executor, how many at once, how much together. */
final class Plan {
  private static final int ALL_CORES = -1;

  private final Settings settings;
  private final List<Executor> executors;
  private final Executor given;
  private final Demand demand;
  private final Tuned tuned;

  private Plan(
      Settings settings, List<Executor> executors, Executor given, Demand demand, Tuned tuned) {
    this.settings = settings;
    this.executors = executors;
    this.given = given;
    this.demand = demand;
    this.tuned = tuned;
  }

  /**
   * Checks what can be checked before anything is opened.
   *
   * @throws BadSettingException where there is no such executor, or another one than the master
   *     asks for
   */
  static void check(JobExecution execution) {
    String asked = executor(execution.settings());
    ExecutorChooser.checkName(ExecutorChooser.registered(), asked);
    if (execution.settings().get(MASTER) != null && !asked.matches("auto|spark")) {
      throw new BadSettingException(
          MASTER.name(), "asks for Spark, but the executor asked for is " + asked);
    }
  }

  private static String executor(Settings settings) {
    return settings.get(EXECUTOR).toLowerCase(Locale.ROOT);
  }

  static Plan of(JobExecution execution, Inputs inputs, String runId, JobListener listener) {
    Settings settings = execution.settings();
    List<Executor> executors = ExecutorChooser.registered();
    Integer jobs = settings.get(JOBS);
    Demand demand =
        new Demand(
            Demand.jobs(jobs == null ? ALL_CORES : jobs),
            settings.get(MASTER),
            Duration.ofSeconds(settings.get(CONNECT_TIMEOUT)),
            runId,
            inputs.surfaces(),
            inputs.grid().cells(),
            inputs.files().stream().map(InputFile::format).collect(Collectors.toSet()));
    // Tunings are of this machine: where an executor is given, or claims the run, there is none.
    boolean wanted =
        !settings.get(NO_TUNING)
            && execution.given() == null
            && executors.stream().noneMatch(e -> e.claim(demand).isPresent());
    Tuned tuned = wanted ? execution.tuning().find(demand.cells(), listener) : null;
    Demand meant = tuned != null && jobs == null ? demand.withJobs(tuned.jobs()) : demand;
    return new Plan(settings, executors, execution.given(), meant, tuned);
  }

  /** How many surfaces go together. */
  BatchSizes sizes() {
    Integer perTask = settings.get(SLABS_PER_TASK);
    Integer buffer = settings.get(BUFFER_SIZE);
    return new BatchSizes(
        perTask == null ? 0 : perTask,
        buffer == null ? 0 : buffer,
        tuned == null ? 0 : tuned.perTask(),
        tuned == null ? 0 : tuned.buffer());
  }

  /** How many surfaces at once. */
  int jobs() {
    return demand.jobs();
  }

  /**
   * What the manifest says of the tuning: null where a value of the user's holds; null for none.
   */
  Map<String, Object> tuning() {
    if (tuned == null) {
      return null;
    }
    Map<String, Object> told = new LinkedHashMap<>(tuned.about());
    told.put("jobs", settings.has(JOBS) ? null : tuned.jobs());
    told.put("buffer_size", settings.has(BUFFER_SIZE) ? null : tuned.buffer());
    told.put("slabs_per_task", settings.has(SLABS_PER_TASK) ? null : tuned.perTask());
    return told;
  }

  /** Starts the executor that is meant, or where that does not start another one. */
  Execution start(Inputs inputs, ResultSpec spec, JobListener listener) {
    if (tuned != null) {
      listener.detail("tuning: " + tuned.source());
    }
    if (given != null) {
      return started(new ExecutorChoice(given, "given", null), inputs, spec, listener);
    }
    ExecutorChooser chooser =
        new ExecutorChooser(
            executors,
            executor(settings),
            mayFallBack(),
            demand,
            tuned == null ? Executor::cost : tuned.costs());
    while (true) {
      ExecutorChoice choice = chooser.choose();
      if (choice.warning() != null) {
        listener.warning(choice.warning(), null);
      }
      try {
        return started(choice, inputs, spec, listener);
      } catch (UnavailableException e) {
        chooser.refuse(choice.executor(), e.getMessage());
      }
    }
  }

  /** A named cluster is meant: whoever names one wants to know that it did not do the work. */
  private boolean mayFallBack() {
    boolean named = executors.stream().anyMatch(e -> e.claim(demand).isPresent());
    return !settings.get(NO_FALLBACK) && (!named || settings.get(FALLBACK));
  }

  private Execution started(
      ExecutorChoice choice, Inputs inputs, ResultSpec spec, JobListener listener) {
    checkMemory(choice.executor().footprint(demand), inputs, spec, listener);
    Execution execution = choice.executor().start(demand);
    listener.info("executor %s: %s".formatted(execution.describe(), choice.reason()));
    return execution;
  }

  private void checkMemory(
      Executor.Footprint footprint, Inputs inputs, ResultSpec spec, JobListener listener) {
    long heap = footprint.elsewhere() ? Long.MAX_VALUE : Runtime.getRuntime().maxMemory();
    long reader = inputs.sources().stream().mapToLong(SurfaceSource::readerBytes).max().orElse(0);
    MemoryEstimate estimate =
        MemoryEstimate.of(footprint, sizes(), inputs.surfaces(), spec, reader, heap);
    listener.info(estimate.text());
    estimate.checkSurface(inputs.grid(), heap);
    Long limit = settings.get(MEMORY_WARN);
    String excess = estimate.excess(limit, heap);
    if (excess == null) {
      return;
    }
    Remedy remedy =
        limit == null
            ? new Remedy("memory", "", "gives more")
            : new Remedy(MEMORY_WARN.name(), "", "sets it");
    if (settings.get(MEMORY_STRICT)) {
      throw new FailedException(excess, remedy);
    }
    listener.warning(excess, remedy);
  }
}
