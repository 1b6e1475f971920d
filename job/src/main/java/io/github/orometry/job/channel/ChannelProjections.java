package io.github.orometry.job.channel;

import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.Channel;
import io.github.orometry.job.input.ChannelReader;
import io.github.orometry.job.report.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What became of the channels of some inputs. */
public final class ChannelProjections {
  private final List<ChannelProjection.Told> all;

  private ChannelProjections(List<ChannelProjection.Told> all) {
    this.all = all;
  }

  /**
   * Projects channels side by side and writes their files to a folder.
   *
   * @param opened the channels, and those that are refused already
   * @param jobs how many threads
   * @throws JobException where a file cannot be written
   */
  public static ChannelProjections write(ChannelReader opened, Path folder, int jobs) {
    List<ChannelProjection.Told> all = new ArrayList<>();
    opened.refused().forEach(refused -> all.add(ChannelProjection.Told.of(refused)));
    List<Channel> channels = opened.channels();
    if (!channels.isEmpty()) {
      all.addAll(projected(channels, folder, jobs));
    }
    return new ChannelProjections(all);
  }

  private static List<ChannelProjection.Told> projected(
      List<Channel> channels, Path folder, int jobs) {
    List<String> stems = Stems.of(channels);
    int threadsEach = Math.max(1, jobs / channels.size());
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(jobs, channels.size()));
    try (Progress progress = Progress.start("channels", channels.size())) {
      List<Future<ChannelProjection.Told>> running = new ArrayList<>();
      for (int i = 0; i < channels.size(); i++) {
        running.add(
            threads.submit(
                new ChannelProjection(channels.get(i), stems.get(i), folder, threadsEach)));
      }
      List<ChannelProjection.Told> told = new ArrayList<>();
      for (Future<ChannelProjection.Told> one : running) {
        told.add(await(one));
        progress.add(1);
      }
      return told;
    } finally {
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

  /** How many channels there are. */
  public int size() {
    return all.size();
  }

  /** Those that could not be projected, in their order: a sentence for each. */
  public List<JobException> failures() {
    return all.stream().map(ChannelProjection.Told::failure).filter(Objects::nonNull).toList();
  }

  /** What the manifest tells of those that were written, and of those that failed. */
  public Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("channels", content(false));
    content.put("failed", content(true));
    return content;
  }

  private List<Map<String, Object>> content(boolean failed) {
    return all.stream()
        .filter(told -> failed == (told.failure() != null))
        .map(ChannelProjection.Told::content)
        .toList();
  }
}
