package io.github.orometry.job.tuning;

import io.github.orometry.job.config.TuneSettings;
import io.github.orometry.job.executor.Demand;
import io.github.orometry.job.executor.Executor;
import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.InputReader;
import io.github.orometry.job.input.Inputs;
import io.github.orometry.job.report.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The command {@code tune}, from a sample to a stored tuning. */
public final class Tuner {
  /** What the trials of executors that start at once need at least, beside one that does not. */
  private static final double OTHERS_SECONDS = 10;

  /** Cells of a sample that nothing is known of: a fraction of a second. */
  private static final int FEW_CELLS = 5_000_000;

  private final TuneSettings settings;
  private final List<Executor> registered;
  private final TuningFolder folder;
  private final Consumer<String> tell;
  private final boolean verbose;

  /**
   * A tuner.
   *
   * @param registered the executors there are
   * @param folder where the tuning is stored
   * @param tell is told what happens, in sentences
   * @param verbose whether each trial is told
   */
  public Tuner(
      TuneSettings settings,
      List<Executor> registered,
      TuningFolder folder,
      Consumer<String> tell,
      boolean verbose) {
    this.settings = settings;
    this.registered = registered;
    this.folder = folder;
    this.tell = tell;
    this.verbose = verbose;
  }

  /**
   * Tries, and stores what is best.
   *
   * @return what was tried, as a table, and where the best is stored; lines, each ended
   * @throws JobException where there is nothing to try, an input cannot be read, nothing stays
   *     within the memory, or the tuning cannot be stored
   */
  public String run() {
    checkNames();
    folder.checkWritable();
    tellOfLoad();
    try (TrialFolder temporary = TrialFolder.open();
        Progress progress = Progress.start("seconds", settings.time().toSeconds())) {
      Clock clock = new Clock(settings.time(), progress);
      Path out = temporary.path();
      List<Path> files =
          settings.inputs().isEmpty() ? List.of(GeneratedStack.write(out)) : settings.inputs();
      Inputs inputs = InputReader.open(files, settings.dims(), () -> temporary.folder("inputs"));
      Trials trials = new Trials(settings.ofTrials(files, out), inputs, temporary, this::tellTrial);
      return tune(trials, clock);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tellTrial(Measurement trial) {
    if (verbose) {
      tell.accept(
          String.format(
              Locale.ROOT,
              "trial of %s, %d surfaces: %.3f s",
              trial.candidate().name(),
              trial.surfaces(),
              trial.seconds()));
    }
  }

  private void checkNames() {
    List<String> known = registered.stream().map(Executor::name).toList();
    for (String name : settings.executors()) {
      if (!known.contains(name)) {
        throw new JobException(
            ExitCode.WRONG_USAGE,
            "--executors expects some of " + String.join(", ", known) + "; found '" + name + "'.");
      }
    }
  }

  private void tellOfLoad() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    int cores = Runtime.getRuntime().availableProcessors();
    if (load > cores / 2.0) {
      tell.accept(
          String.format(
              Locale.ROOT,
              "warning: the machine is at work already (load %.1f, %d cores): measured while it is"
                  + " idle, a tuning is better.",
              load,
              cores));
    }
  }

  private String tune(Trials trials, Clock clock) {
    List<Executor> usable = usable(trials.demand());
    List<Executor> quick = usable.stream().filter(e -> !SlowStart.isSlow(e, trials)).toList();
    List<Executor> slow = new ArrayList<>(usable);
    slow.removeAll(quick);
    slow.removeIf(executor -> hasNoTime(executor, quick.isEmpty()));
    if (quick.isEmpty() && slow.isEmpty()) {
      throw new JobException(ExitCode.RUN_FAILED, "there is no executor to try.");
    }
    Results results = new Results(maxMemory(trials.demand()));
    Candidate untuned = Search.untuned((quick.isEmpty() ? slow : quick).get(0), trials);
    Candidate base = untuned;
    int surfaces = Math.max(1, FEW_CELLS / trials.cells());
    boolean comparable = true;
    if (!quick.isEmpty()) {
      double end = clock.elapsed() + clock.left() - slow.size() * SlowStart.SECONDS_NEEDED;
      Search search = new Search(trials, results, quick, clock, end);
      comparable = search.run();
      untuned = search.untuned();
      base = comparable ? results.best(untuned).candidate() : untuned;
      surfaces = search.surfaces();
    }
    int jobs = base.executor() == untuned.executor() ? base.workers() : untuned.workers();
    for (Executor executor : slow) {
      new SlowStart(trials, results, clock, tell)
          .run(Candidate.of(executor, jobs, base.bufferSize(), base.slabsPerTask()), surfaces);
    }
    Measurement best = best(results, untuned, comparable);
    Demand demand = trials.demand().withJobs(jobs);
    Path file = folder.write(tuning(demand, best, comparable ? results.costs(demand) : Map.of()));
    return new TuningTable(results, best).text() + String.format("stored in %s%n", file);
  }

  /** Where there was no time to compare, what a run does untuned; it must fit the memory too. */
  private Measurement best(Results results, Candidate untuned, boolean comparable) {
    Measurement best = results.best(untuned);
    if (comparable) {
      return best;
    }
    tell.accept(
        "warning: there was no time to try everything on a program that has warmed up, so nothing"
            + " is changed; give more --seconds.");
    return results.of(untuned).filter(results::fits).orElse(best);
  }

  private List<Executor> usable(Demand demand) {
    List<Executor> usable = new ArrayList<>();
    for (Executor executor : registered) {
      boolean meant =
          settings.executors().isEmpty() || settings.executors().contains(executor.name());
      Optional<String> obstacle = obstacle(executor, demand);
      if (meant && obstacle.isPresent()) {
        tellNotTried(executor, obstacle.get());
      } else if (meant) {
        usable.add(executor);
      }
    }
    return usable;
  }

  private static Optional<String> obstacle(Executor executor, Demand demand) {
    if (executor.claim(demand).isPresent() || executor.footprint(demand).elsewhere()) {
      return Optional.of("works on other machines, and a tuning is of one");
    }
    return executor.formats().containsAll(demand.formats())
        ? executor.obstacle(demand)
        : Optional.of("does not read " + String.join(", ", demand.formats()));
  }

  private boolean hasNoTime(Executor executor, boolean alone) {
    double needed = SlowStart.SECONDS_NEEDED + (alone ? 0 : OTHERS_SECONDS);
    boolean none = settings.time().toSeconds() < needed;
    if (none) {
      tellNotTried(executor, "needs " + (int) needed + " s in all (--seconds)");
    }
    return none;
  }

  private void tellNotTried(Executor executor, String why) {
    tell.accept("executor " + executor.name() + " is not tried: it " + why);
  }

  private long maxMemory(Demand demand) {
    return settings.maxMemory() == null
        ? Runtime.getRuntime().maxMemory() / demand.jobs()
        : settings.maxMemory();
  }

  private Tuning tuning(Demand demand, Measurement best, Map<String, Executor.Cost> costs) {
    Candidate candidate = best.candidate();
    String inputs =
        settings.inputs().isEmpty()
            ? "generated surfaces"
            : settings.inputs().stream().map(Path::toString).collect(Collectors.joining(", "));
    return new Tuning(
        MachineSignature.here(demand.cells()),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        inputs,
        demand.cells(),
        candidate.executor().name(),
        demand.jobs(),
        candidate.bufferSize(),
        candidate.slabsPerTask(),
        costs);
  }
}
