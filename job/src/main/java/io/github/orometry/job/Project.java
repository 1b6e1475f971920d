package io.github.orometry.job;

import io.github.orometry.job.channel.ChannelProjections;
import io.github.orometry.job.config.ProjectSettings;
import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.failure.Reason;
import io.github.orometry.job.input.ChannelReader;
import io.github.orometry.job.publish.Publication;
import io.github.orometry.job.report.ManifestFile;
import io.github.orometry.job.report.Phases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The command {@code project}, from inputs to published projections. */
final class Project {
  private final ProjectSettings settings;
  private final boolean verbose;
  private final Instant started = Instant.now();
  private final Phases phases = new Phases();

  Project(ProjectSettings settings, boolean verbose) {
    this.settings = settings;
    this.verbose = verbose;
  }

  /**
   * Projects what can be projected and tells of the rest on standard error.
   *
   * @return bad input where a channel failed; nothing is published where all did
   * @throws JobException where nothing can be published for another reason
   */
  ExitCode run() {
    try (Publication publication =
        Publication.open(
            settings.out(), settings.ifExists(), settings.runId(), settings.inputs())) {
      ChannelReader opened = phases.time("open", () -> opened(publication));
      Path staging = publication.staging();
      ChannelProjections channels =
          phases.time("project", () -> ChannelProjections.write(opened, staging, settings.jobs()));
      channels.failures().forEach(this::tell);
      int failed = channels.failures().size();
      if (failed < channels.size()) {
        ManifestFile.write(staging, manifest(channels));
        phases.time("publish", () -> publication.publish().forEach(Run::tellLeft));
        System.out.printf(
            Locale.ROOT,
            "%d of %d channels projected in %.2f s%nthe result is in %s%n",
            channels.size() - failed,
            channels.size(),
            phases.total(),
            publication.target());
      }
      return failed == 0 ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }
  }

  private ChannelReader opened(Publication publication) {
    ChannelReader reader = new ChannelReader(settings.dims());
    List<Path> inputs = settings.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      String folder = "input-" + i;
      reader.open(inputs.get(i), () -> made(publication.scratch().resolve(folder)));
    }
    return reader;
  }

  private static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new JobException(
          ExitCode.RUN_FAILED,
          "the folder " + folder + " cannot be made: " + Reason.of(e) + ".",
          e);
    }
  }

  private Map<String, Object> manifest(ChannelProjections channels) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("run_id", settings.runId());
    content.put("started", started.toString());
    content.put("versions", Versions.with(Map.of()));
    content.put("settings", settings.byName());
    content.put("seconds", phases.seconds());
    content.putAll(channels.content());
    return content;
  }

  private void tell(JobException failure) {
    System.err.println("orometry: " + failure.getMessage());
    if (verbose) {
      failure.printStackTrace();
    }
  }
}
