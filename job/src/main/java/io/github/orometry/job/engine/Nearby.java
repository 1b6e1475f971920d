package io.github.orometry.job.engine;

import io.github.orometry.job.file.TemporaryFolder;
import io.github.orometry.job.source.TimeBlocks;
import io.github.orometry.stack.SurfaceSource;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A place of this machine for what is read too slowly where it lies; made where it is needed. */
final class Nearby implements Closeable {
  private TemporaryFolder folder;

  /** The sources, with what can be read fast in the place of what cannot. */
  List<SurfaceSource> of(List<SurfaceSource> sources, JobListener listener) throws IOException {
    List<SurfaceSource> near = new ArrayList<>();
    for (SurfaceSource source : sources) {
      if (!TimeBlocks.suit(source)) {
        near.add(source);
        continue;
      }
      folder = folder == null ? new TemporaryFolder() : folder;
      listener.detail("%s is cut into blocks of time".formatted(source.label()));
      near.addAll(TimeBlocks.of(source, folder.location()));
    }
    return near;
  }

  @Override
  public void close() {
    if (folder != null) {
      folder.close();
    }
  }
}
