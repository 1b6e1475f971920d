package io.github.orometry.job.engine;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.AnalysisSettings;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.publish.OutputSettings;
import io.github.orometry.job.publish.Publication;
import io.github.orometry.job.publish.Publications;
import io.github.orometry.job.publish.PublishOptions;
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
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.Staging;
import io.github.orometry.table.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** One run of a job, from inputs to a published result. */
final class JobRun {
  private final Analysis analysis;
  private final JobInput input;
  private final JobOutput output;
  private final JobExecution execution;
  private final JobListener listener;
  private final String runId;
  private final Instant started = Instant.now();
  private final Phases phases = new Phases();
  private final List<Location> files;

  JobRun(
      Analysis analysis,
      JobInput input,
      JobOutput output,
      JobExecution execution,
      JobListener listener) {
    this.analysis = analysis;
    this.input = input;
    this.output = output;
    this.execution = execution;
    this.listener = listener;
    files = Globs.expand(input.files());
    runId =
        Objects.requireNonNullElseGet(
            output.settings().get(OutputSettings.RUN_ID), () -> UUID.randomUUID().toString());
  }

  /** See {@link Job#run}. */
  Outcome run() {
    try (Publication publication =
        Publications.open(output.folder(), PublishOptions.of(output.settings()), runId, files)) {
      Inputs inputs = phases.time("read", () -> open(publication));
      listener.info(inputs.describe());
      inputs.leftOut().forEach(sentence -> listener.warning(sentence, null));
      ResultSpec spec =
          new ResultSpec(
              analysis, inputs.grid(), output.settings().get(OutputSettings.TABLE_FORMAT));
      Plan plan = Plan.of(execution, inputs, runId, listener);
      try (Execution running = phases.time("start", () -> plan.start(inputs, spec, listener))) {
        Written written = execute(running, work(inputs, spec, plan, publication));
        return publish(written, running, inputs, spec, plan, publication);
      }
    }
  }

  /** See {@link Job#published}. */
  Optional<Location> published() {
    EarlierRun earlier = EarlierRun.of(output.folder(), runId);
    if (earlier == null) {
      return Optional.empty();
    }
    earlier.check(settings(), files);
    return Optional.of(output.folder());
  }

  private Inputs open(Publication publication) {
    ReadOptions options = ReadOptions.of(input.settings());
    return InputReader.open(files, options, new Staging(publication::scratch));
  }

  private Work work(Inputs inputs, ResultSpec spec, Plan plan, Publication publication) {
    return new Work(
        inputs,
        spec,
        input.settings().get(InputSettings.PROJECT) != null,
        input.settings().get(InputSettings.ON_BAD_SLAB) == BadSurfacePolicy.FAIL,
        plan.sizes(),
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
      Written written,
      Execution running,
      Inputs inputs,
      ResultSpec spec,
      Plan plan,
      Publication publication) {
    inputs.checkUnchanged();
    RunTotals totals = new RunTotals();
    written.parts().forEach(part -> totals.merge(part.totals()));
    written.epochs().forEach(part -> totals.merge(part.totals()));
    Map<Table, List<DataFile>> tables =
        phases.time("publish", () -> TableFiles.place(spec, written, publication));
    List<DataFile> counts =
        phases.time(
            "write",
            () ->
                TableFiles.place(
                    CountsFiles.write(publication.staging(), inputs.grid(), written.counts()),
                    publication));
    Manifest manifest =
        new Manifest(
            runId,
            started,
            running.versions(),
            settings(),
            inputs,
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
    settings.put("inputs", input.files().stream().map(Location::toString).toList());
    settings.put("out", output.folder().toString());
    settings.putAll(input.settings().plain(InputSettings.ALL));
    settings.putAll(analysis.settings().plain(AnalysisSettings.ALL));
    settings.putAll(execution.settings().plain(ExecutionSettings.ALL));
    settings.putAll(output.settings().plain(OutputSettings.ALL));
    settings.put(OutputSettings.RUN_ID.name(), runId);
    return settings;
  }
}
