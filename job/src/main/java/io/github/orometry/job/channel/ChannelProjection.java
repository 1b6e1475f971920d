package io.github.orometry.job.channel;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.input.Channel;
import io.github.orometry.job.input.Epoch;
import io.github.orometry.job.projection.ProjectedEpoch;
import io.github.orometry.job.slab.SlabBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** Projects one channel and writes its files; gives what the manifest tells of it. */
final class ChannelProjection implements Callable<ChannelProjection.Told> {
  private final Channel channel;
  private final String stem;
  private final Path folder;
  private final int threads;

  ChannelProjection(Channel channel, String stem, Path folder, int threads) {
    this.channel = channel;
    this.stem = stem;
    this.folder = folder;
    this.threads = threads;
  }

  /**
   * What became of a channel.
   *
   * @param content of the manifest
   * @param failure why it could not be projected; null where it was
   */
  record Told(Map<String, Object> content, JobException failure) {
    static Told of(Channel.Refused refused) {
      return new Told(
          content(refused.input(), refused.name(), refused.failure()), refused.failure());
    }

    private static Map<String, Object> content(String input, String name, JobException failure) {
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("input", input);
      content.put("array", name.isEmpty() ? null : name);
      if (failure != null) {
        content.put("error", failure.getMessage());
      }
      return content;
    }
  }

  /**
   * Projects and writes.
   *
   * @throws JobException where that fails for another reason than the channel
   */
  @Override
  public Told call() {
    try {
      Epoch epoch = opened();
      double[] projection = projection(epoch);
      new ChannelFiles(folder).write(stem, channel, epoch.surfaces(), projection);
      return done(epoch);
    } catch (JobException e) {
      if (e.exitCode() != ExitCode.BAD_INPUT) {
        throw e;
      }
      return Told.of(new Channel.Refused(channel.input(), channel.name(), e));
    }
  }

  private Epoch opened() {
    try {
      return channel.opening().open();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private double[] projection(Epoch epoch) {
    SlabBatch batch = new SlabBatch(channel.nx() * channel.ny());
    new ProjectedEpoch(epoch, threads).open().read(0, 1, batch);
    double[] projection = batch.values();
    for (int i = 0; i < projection.length; i++) {
      if (Double.isInfinite(projection[i])) {
        throw JobException.badInput(
            channel.label()
                + ": cell (iy "
                + i / channel.nx()
                + ", ix "
                + i % channel.nx()
                + ") is "
                + (projection[i] > 0 ? "inf" : "-inf")
                + " in one of its "
                + epoch.surfaces()
                + " surfaces, but a cell must be a finite number, or NaN where it is missing.");
      }
    }
    return projection;
  }

  private Told done(Epoch epoch) {
    Map<String, Object> content = Told.content(channel.input(), channel.name(), null);
    content.put("surfaces", epoch.surfaces());
    content.put("n_x", channel.nx());
    content.put("n_y", channel.ny());
    content.put("npy", stem + ".npy");
    content.put("png", stem + ".png");
    return new Told(content, null);
  }

  private JobException unreadable(IOException e) {
    return new JobException(ExitCode.BAD_INPUT, channel.label() + " cannot be read: " + e + ".", e);
  }
}
