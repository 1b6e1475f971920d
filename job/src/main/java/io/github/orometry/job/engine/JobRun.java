package io.github.orometry.job.engine;

import io.github.orometry.analysis.AnalysisSettings;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.publish.OutputSettings;
import io.github.orometry.job.publish.Publication;
import io.github.orometry.job.result.CountsFiles;
import io.github.orometry.job.result.DataFile;
import io.github.orometry.job.result.Manifest;
import io.github.orometry.job.result.ResultSpec;
import io.github.orometry.job.result.RunTotals;
import io.github.orometry.job.source.BadSurfacePolicy;
import io.github.orometry.job.source.Globs;
import io.github.orometry.job.source.InputReader;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.source.Inputs;
import io.github.orometry.job.source.PackedBytes;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.Staging;
import io.github.orometry.setting.Settings;
import io.github.orometry.table.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of a job, from inputs to a published result. */
final class JobRun {
  private final Job job;
  private final Settings input;
  private final Settings output;
  private final JobListener listener;
  private final String runId;
  private final Instant started = Instant.now();
  private final Phases phases = new Phases();

  JobRun(Job job, JobListener listener) {
    this.job = job;
    this.listener = listener;
    input = job.input().settings();
    output = job.output().settings();
    runId = job.output().runId();
  }

  /** See {@link Job#run}. */
  Outcome run() {
    List<Location> files = files();
    try (Publication publication = job.output().open(runId, files)) {
      Inputs inputs = phases.time("read", () -> open(files, publication));
      listener.info(inputs.describe());
      inputs.leftOut().forEach(sentence -> listener.warning(sentence, null));
      ResultSpec spec =
          new ResultSpec(job.analysis(), inputs.grid(), output.get(OutputSettings.TABLE_FORMAT));
      Plan plan = Plan.of(job.execution(), inputs, runId, listener);
      try (Execution running = phases.time("start", () -> plan.start(inputs, spec, listener))) {
        Work work = work(inputs, spec, plan, publication);
        return publish(execute(running, work), running, work, plan, publication);
      }
    } finally {
      PackedBytes.deleteUnread();
    }
  }

  /** See {@link Job#published}. */
  Optional<Location> published() {
    EarlierRun earlier = EarlierRun.of(job.output().folder(), runId);
    if (earlier == null) {
      return Optional.empty();
    }
    earlier.check(settings(), files());
    return Optional.of(job.output().folder());
  }

  private List<Location> files() {
    return Globs.expand(job.input().files());
  }

  private Inputs open(List<Location> files, Publication publication) {
    Staging staging = new Staging(publication::scratch);
    return InputReader.open(files, ReadOptions.of(input), staging);
  }

  private Work work(Inputs inputs, ResultSpec spec, Plan plan, Publication publication) {
    return new Work(
        inputs,
        spec,
        input.get(InputSettings.PROJECT) != null,
        input.get(InputSettings.ON_BAD_SLAB) == BadSurfacePolicy.FAIL,
        plan.sizes(),
        job.execution().settings().get(ExecutionSettings.NO_PROGRESS_TIMEOUT),
        publication.staging(),
        publication::scratch);
  }

  private Written execute(Execution running, Work work) {
    listener.begin(work.inputs().surfaces());
    try {
      Written written = running.execute(work, listener);
      phases.add("read", written.seconds().read());
      phases.add("compute", written.seconds().compute());
      phases.add("write", written.seconds().write());
      return written;
    } finally {
      listener.end();
    }
  }

  private Outcome publish(
      Written written, Execution running, Work work, Plan plan, Publication publication) {
    work.inputs().checkUnchanged();
    RunTotals totals = new RunTotals();
    written.parts().forEach(part -> totals.merge(part.totals()));
    written.epochs().forEach(part -> totals.merge(part.totals()));
    BadSurfaces.checkTotals(totals, work.answers(), input.get(InputSettings.MAX_BAD_SHARE));
    Map<Table, List<DataFile>> tables =
        phases.time("publish", () -> TableFiles.place(work.spec(), written, publication));
    List<DataFile> counts =
        phases.time(
            "write",
            () ->
                TableFiles.place(
                    CountsFiles.write(work.staging(), work.spec().grid(), written.counts()),
                    publication));
    Manifest manifest =
        new Manifest(
            runId,
            started,
            running.versions(),
            settings(),
            work.inputs(),
            running.describe(),
            plan.jobs(),
            plan.tuning(),
            phases.seconds(),
            totals,
            tables,
            counts);
    List<Location> left = phases.time("publish", () -> publication.publish(manifest.content()));
    listener.detail(phases.text());
    return new Outcome(
        publication.target(),
        runId,
        totals,
        written.counts(),
        running.describe(),
        phases.seconds(),
        left);
  }

  /** Every setting by its name, with its value; these may be given back as settings of a run. */
  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("inputs", job.input().files().stream().map(Location::toString).toList());
    settings.put("out", job.output().folder().toString());
    settings.putAll(input.plain(InputSettings.ALL));
    settings.putAll(job.analysis().settings().plain(AnalysisSettings.ALL));
    settings.putAll(job.execution().settings().plain(ExecutionSettings.ALL));
    settings.putAll(output.plain(OutputSettings.ALL));
    settings.put(OutputSettings.RUN_ID.name(), runId);
    return settings;
  }
}
