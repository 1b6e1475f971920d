package io.github.orometry.job.tuning;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.job.engine.Demand;
import io.github.orometry.job.engine.Executor;
import io.github.orometry.job.engine.ExecutorChooser;
import io.github.orometry.job.engine.Job;
import io.github.orometry.job.engine.JobInput;
import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.JobOutput;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.publish.FilePublication;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.job.publish.OutputSettings;
import io.github.orometry.job.source.BadSurfacePolicy;
import io.github.orometry.job.source.InputReader;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.Staging;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.setting.Kind;
import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import io.github.orometry.setting.SettingsJson;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command {@code tune}, from a sample to a stored tuning.
 *
 * @param input whose first surfaces are the sample; without files for generated ones
 * @param settings of {@link #SETTINGS}
 * @param folder where the tuning is stored
 * @param listener is told what happens
 */
public record Tuner(JobInput input, Settings settings, TuningFolder folder, JobListener listener) {
  public static final Setting<Integer> SECONDS =
      Setting.of("seconds", Kinds.POSITIVE, 60, "N", "How long to try");
  public static final Setting<Long> MAX_MEMORY =
      Setting.open(
          "max-memory",
          Kinds.BYTES,
          "its share of the heap",
          "SIZE",
          "The most memory for each worker, as a run estimates it");
  public static final Setting<List<String>> EXECUTORS =
      Setting.of(
          "executors",
          Kind.of(Tuner::executor).list(),
          List.of("sequential", "threads"),
          "NAME,...",
          "What is tried, of those that the command executors lists");

  private static final String SAMPLE = "sample.npy";

  /** Trials that the time is for, about, and the largest sample. */
  private static final double TRIALS = 60;

  private static final int MOST_CELLS = 1 << 22;
  private static final int FEW_CELLS = 1 << 17;

  /** Epochs of a trial, each the sample. */
  private static final int COPIES = 4;

  /** All of them, in the order of help. */
  public static final List<Setting<?>> SETTINGS = List.of(SECONDS, MAX_MEMORY, EXECUTORS);

  private static String executor(String name) {
    List<String> names = ExecutorChooser.registered().stream().map(Executor::name).toList();
    if (!names.contains(name)) {
      throw new BadSettingException(
          "executors", "expects some of %s; found '%s'".formatted(String.join(", ", names), name));
    }
    return name;
  }

  /**
   * Tries each candidate once whatever the time, then again and again until it is up; stores the
   * best.
   *
   * @return what was tried, as a table, and where the best is stored; lines, each ended
   * @throws io.github.orometry.job.failure.JobException where an input cannot be read, nothing can
   *     be tried, or the tuning cannot be stored
   */
  public String run() throws IOException {
    warnOfLoad();
    Location any = folder.folder().child("tuning.json");
    listener.begin(settings.get(SECONDS));
    try (FilePublication temporary = FilePublication.open(any, IfExists.OVERWRITE)) {
      Inputs inputs = input.files().isEmpty() ? null : inputs(temporary.staging());
      Demand demand = demand(sample(inputs, 0).cells());
      Results results = tried(candidates(demand), inputs, temporary.staging());
      if (!results.comparable()) {
        listener.warning(
            "there was no time to try everything three times, so nothing is changed.",
            new Remedy(SECONDS.name(), "", "gives more"));
      }
      Location file = folder.file(demand.cells());
      try (OutputStream out = Stores.of(temporary.file()).create(temporary.file())) {
        out.write(SettingsJson.write(tuning(results, demand)).getBytes(StandardCharsets.UTF_8));
      }
      Stores.of(file).moveOnto(temporary.file(), file);
      return results.table() + "stored in %s%n".formatted(file);
    } finally {
      listener.end();
    }
  }

  private void warnOfLoad() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    int cores = Runtime.getRuntime().availableProcessors();
    if (load > cores / 2.0) {
      listener.warning(
          "the machine is at work already (load %s, %s cores): measured while it is idle, a tuning is better."
              .formatted(Math.round(load), cores),
          null);
    }
  }

  private Inputs inputs(Location scratch) {
    ReadOptions options = ReadOptions.of(input.settings());
    return InputReader.open(input.files(), options, new Staging(() -> scratch));
  }

  private static Sample sample(Inputs inputs, int cells) throws IOException {
    return inputs == null ? Sample.generated(cells) : Sample.of(inputs, cells);
  }

  /** What a run on all cores asks of an executor, with many surfaces. */
  private static Demand demand(int cells) {
    return new Demand(
        Demand.jobs(-1), null, Duration.ZERO, "tune", Integer.MAX_VALUE, cells, Set.of());
  }

  /** The base first: what a run does untuned, with the executor that does most at once. */
  private List<Candidate> candidates(Demand demand) {
    List<Candidate> all = new ArrayList<>();
    ExecutorChooser.registered().stream()
        .filter(executor -> settings.get(EXECUTORS).contains(executor.name()))
        .map(executor -> Candidate.untuned(executor, demand))
        .sorted(Comparator.comparing(Candidate::jobs).reversed())
        .forEach(all::add);
    all.addAll(all.get(0).variants());
    return all.stream().distinct().toList();
  }

  /** Each candidate once whatever the time, then all in turn until it is up. */
  private Results tried(List<Candidate> candidates, Inputs inputs, Location scratch)
      throws IOException {
    long begin = System.nanoTime();
    int limit = settings.get(SECONDS);
    Sample sample = sample(inputs, FEW_CELLS);
    sample.write(scratch.child(SAMPLE));
    seconds(candidates.get(0), sample.nt(), null, scratch);
    double enough = limit / TRIALS / COPIES;
    double surfaces = enough / seconds(candidates.get(0), sample.nt(), null, scratch);
    sample = sample(inputs, (int) Math.min(MOST_CELLS, surfaces * sample.cells()));
    sample.write(scratch.child(SAMPLE));
    Results results = new Results();
    Deque<Candidate> queue = new ArrayDeque<>(candidates);
    long passed = 0;
    for (int i = 0; i < candidates.size() || passed < limit; i++) {
      Candidate one = queue.remove();
      try {
        results.add(one, seconds(one, sample.nt(), settings.get(MAX_MEMORY), scratch));
        queue.add(one);
      } catch (FailedException e) {
        listener.detail("%s is not tried: %s".formatted(one, e.getMessage()));
        if (queue.isEmpty()) {
          throw new FailedException("nothing can be tried: " + e.getMessage(), e);
        }
      }
      long before = passed;
      passed = Math.min(limit, (System.nanoTime() - begin) / 1_000_000_000);
      listener.done((passed - before) * JobListener.SURFACE);
    }
    return results;
  }

  /** What a run with the sample takes for a surface, less its executor's start and its end. */
  private double seconds(Candidate one, int surfaces, Long maxMemory, Location scratch) {
    Location sample = scratch.child(SAMPLE);
    JobInput copies = new JobInput(Collections.nCopies(COPIES, sample), Settings.NONE);
    JobOutput out = new JobOutput(scratch.child("result"), Settings.NONE);
    Map<String, Double> seconds =
        Job.of(
                Analysis.STANDARD,
                copies.with(InputSettings.ON_BAD_SLAB, BadSurfacePolicy.QUARANTINE),
                out.with(OutputSettings.IF_EXISTS, IfExists.OVERWRITE),
                one.execution(maxMemory))
            .run(JobListener.SILENT)
            .seconds();
    listener.detail("%s: %s".formatted(one, seconds));
    double work = seconds.get("total") - seconds.get("start") - seconds.get("publish");
    return work / COPIES / surfaces;
  }

  private Map<String, Object> tuning(Results results, Demand demand) {
    Candidate best = results.best();
    boolean usual = best.executor().equals(results.base().executor());
    Machine machine = TuningFolder.machine(demand.cells());
    Map<String, Object> tuning = new LinkedHashMap<>(machine.parts());
    tuning.put("signature", machine.signature());
    tuning.put("made", Instant.now().toString());
    tuning.put("sample", input.files().isEmpty() ? "generated surfaces" : input.files().toString());
    tuning.put("cells", demand.cells());
    tuning.put("executor", usual ? ExecutorChooser.AUTO : best.executor());
    tuning.put("jobs", usual ? best.jobs() : demand.jobs());
    tuning.put("buffer_size", best.buffer());
    tuning.put("slabs_per_task", best.perTask());
    return tuning;
  }
}
