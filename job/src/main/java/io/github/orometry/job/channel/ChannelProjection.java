package io.github.orometry.job.channel;

import io.github.orometry.job.engine.BadSurfaces;
import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.source.Channel;
import io.github.orometry.projection.ProjectedEpoch;
import io.github.orometry.stack.Epoch;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Projects one channel and writes its files.
 *
 * @param folder of the files
 * @param stem of their names
 * @param threads that may work on it
 */
record ChannelProjection(Channel channel, Location folder, String stem, int threads)
    implements Callable<ChannelProjection.Told> {

  /**
   * What became of a channel.
   *
   * @param content of the manifest
   * @param failure why it could not be projected; null where it was
   */
  record Told(Map<String, Object> content, BadInputException failure) {
    static Told of(Channel.Refused refused) {
      Map<String, Object> content = named(refused.input(), refused.name());
      content.put("error", refused.failure().getMessage());
      return new Told(content, refused.failure());
    }

    private static Map<String, Object> named(Location input, String name) {
      Map<String, Object> content = new LinkedHashMap<>();
      content.put("input", input.toString());
      content.put("array", name.isEmpty() ? null : name);
      return content;
    }
  }

  /**
   * Projects and writes.
   *
   * @throws io.github.orometry.job.failure.FailedException where that fails for another reason than
   *     the channel
   */
  @Override
  public Told call() {
    try {
      Epoch epoch = channel.opening().open();
      new ChannelFiles(folder.child(stem)).write(channel, epoch.surfaces(), projection(epoch));
      return new Told(content(epoch), null);
    } catch (BadInputException e) {
      return Told.of(new Channel.Refused(channel.input(), channel.name(), e));
    } catch (IOException e) {
      BadInputException failure =
          new BadInputException(
              "%s cannot be read: %s.".formatted(channel.label(), Reason.unnamed(e)), e);
      return Told.of(new Channel.Refused(channel.input(), channel.name(), failure));
    }
  }

  private double[] projection(Epoch epoch) throws IOException {
    int nx = channel.grid().nx();
    SurfaceBatch batch = new SurfaceBatch(channel.grid().cells());
    ProjectedEpoch projected = new ProjectedEpoch(epoch, threads, done -> {});
    try (SurfaceReader reader = projected.open()) {
      reader.read(0, 1, batch);
      if (projected.checksum().isPresent()) {
        SurfaceSource whole = epoch.parts().get(0).source();
        BadSurfaces.checkSound(List.of(whole), new int[] {reader.checksum()});
      }
    }
    double[] projection = batch.values();
    for (int i = 0; i < projection.length; i++) {
      if (Double.isInfinite(projection[i])) {
        throw new BadInputException(
            "%s: cell (iy %s, ix %s) is %s in one of its %s surfaces, but a cell must be a finite number, or NaN where it is missing."
                .formatted(
                    channel.label(),
                    i / nx,
                    i % nx,
                    projection[i] > 0 ? "inf" : "-inf",
                    epoch.surfaces()));
      }
    }
    return projection;
  }

  private Map<String, Object> content(Epoch epoch) {
    Map<String, Object> content = Told.named(channel.input(), channel.name());
    content.put("surfaces", epoch.surfaces());
    content.put("n_x", channel.grid().nx());
    content.put("n_y", channel.grid().ny());
    content.put("x", channel.grid().xs());
    content.put("y", channel.grid().ys());
    content.put("npy", stem + ".npy");
    content.put("png", stem + ".png");
    return content;
  }
}
