package io.github.orometry.job.channel;

import io.github.orometry.job.engine.Demand;
import io.github.orometry.job.engine.JobInput;
import io.github.orometry.job.engine.JobListener;
import io.github.orometry.job.engine.JobOutput;
import io.github.orometry.job.engine.Phases;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.publish.OutputSettings;
import io.github.orometry.job.publish.Publication;
import io.github.orometry.job.result.Versions;
import io.github.orometry.job.source.Channel;
import io.github.orometry.job.source.ChannelReader;
import io.github.orometry.job.source.Globs;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.Setting;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Projects the channels of inputs, side by side, and publishes them. */
public final class ProjectionJob {
  public static final Setting<Integer> JOBS =
      Setting.of(
          "jobs", Kinds.JOBS, -1, "N", "How many threads; -1: as many as cores, -2: one less");

  private final JobInput input;
  private final JobOutput output;
  private final List<Location> files;
  private final int jobs;
  private final String runId;
  private final Instant started = Instant.now();
  private final Phases phases = new Phases();

  /**
   * A job, to be run once.
   *
   * @param input of which those of {@link InputSettings#READING} are looked at, and {@link #JOBS}
   */
  public ProjectionJob(JobInput input, JobOutput output) {
    this.input = input;
    this.output = output;
    files = Globs.expand(input.files());
    jobs = Demand.jobs(input.settings().get(JOBS));
    runId = output.runId();
  }

  /**
   * What became of it.
   *
   * @param result where the published projections are; null where no channel could be projected
   * @param channels how many there are
   * @param failures why some of them could not be projected, in their order
   * @param seconds on the clock
   * @param left old results that were replaced and could not be deleted; mostly empty
   */
  public record Outcome(
      Location result,
      int channels,
      List<BadInputException> failures,
      double seconds,
      List<Location> left) {}

  /**
   * Projects what can be projected.
   *
   * @param listener is told of channels as they are done
   * @throws JobException where nothing can be published, for another reason than the channels
   */
  public Outcome run(JobListener listener) {
    try (Publication publication = output.open(runId, files)) {
      ChannelReader opened = phases.time("open", () -> opened(publication));
      opened.leftOut().forEach(sentence -> listener.warning(sentence, null));
      List<ChannelProjection.Told> all = new ArrayList<>();
      opened.refused().forEach(refused -> all.add(ChannelProjection.Told.of(refused)));
      Location folder = publication.staging();
      all.addAll(phases.time("project", () -> projected(opened.channels(), folder, listener)));
      List<BadInputException> failures =
          all.stream().map(ChannelProjection.Told::failure).filter(Objects::nonNull).toList();
      boolean any = failures.size() < all.size();
      List<Location> left =
          any ? publication.publish(manifest(placed(all, publication))) : List.of();
      Location result = any ? publication.target() : null;
      return new Outcome(result, all.size(), failures, phases.total(), left);
    }
  }

  private ChannelReader opened(Publication publication) {
    ChannelReader reader = new ChannelReader(ReadOptions.of(input.settings()));
    for (int i = 0; i < files.size(); i++) {
      String folder = "input-" + i;
      reader.open(files.get(i), () -> made(publication.scratch().child(folder)));
    }
    return reader;
  }

  private static Location made(Location folder) {
    try {
      Stores.of(folder).makeFolder(folder);
      return folder;
    } catch (IOException e) {
      throw Reason.failed("the folder %s cannot be made".formatted(folder), e);
    }
  }

  private List<ChannelProjection.Told> projected(
      List<Channel> channels, Location folder, JobListener listener) {
    int atOnce = Math.max(1, Math.min(jobs, channels.size()));
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    listener.begin(channels.size());
    try {
      Stems stems = new Stems();
      List<Future<ChannelProjection.Told>> running = new ArrayList<>();
      for (Channel channel : channels) {
        int each = Math.max(1, jobs / channels.size());
        running.add(
            threads.submit(new ChannelProjection(channel, folder, stems.next(channel), each)));
      }
      List<ChannelProjection.Told> told = new ArrayList<>();
      for (Future<ChannelProjection.Told> one : running) {
        told.add(await(one));
        listener.done(JobListener.SURFACE);
      }
      return told;
    } finally {
      listener.end();
      threads.shutdownNow();
    }
  }

  private static ChannelProjection.Told await(Future<ChannelProjection.Told> running) {
    try {
      return running.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while channels were projected", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof JobException failure) {
        throw failure;
      }
      throw new IllegalStateException(
          "a channel could not be projected: " + e.getCause(), e.getCause());
    }
  }

  /** The same with the names of files as they are in the result. */
  private static List<ChannelProjection.Told> placed(
      List<ChannelProjection.Told> all, Publication publication) {
    for (ChannelProjection.Told told : all) {
      for (String kind : List.of("npy", "png")) {
        told.content().computeIfPresent(kind, (k, file) -> place(file.toString(), publication));
      }
    }
    return all;
  }

  private static String place(String file, Publication publication) {
    return publication.place(file, file);
  }

  private Map<String, Object> manifest(List<ChannelProjection.Told> all) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("inputs", input.files().stream().map(Location::toString).toList());
    settings.put("out", output.folder().toString());
    settings.putAll(input.settings().plain(InputSettings.READING));
    settings.put(JOBS.name(), jobs);
    settings.putAll(output.settings().plain(List.of(OutputSettings.IF_EXISTS)));
    settings.put(OutputSettings.RUN_ID.name(), runId);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("run_id", runId);
    content.put("started", started.toString());
    content.put("versions", Versions.with(Map.of()));
    content.put("settings", settings);
    content.put("seconds", phases.seconds());
    content.put("channels", content(all, false));
    content.put("failed", content(all, true));
    return content;
  }

  private static List<Map<String, Object>> content(
      List<ChannelProjection.Told> all, boolean failed) {
    return all.stream()
        .filter(told -> failed == (told.failure() != null))
        .map(ChannelProjection.Told::content)
        .toList();
  }
}
