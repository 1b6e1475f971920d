package io.github.orometry.job.source;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Files as a run would hold them. */
public final class HeldFiles {
  private HeldFiles() {}

  /** One file as it is. */
  public static List<FileInfo> of(Path file) throws IOException {
    Location location = Location.of(file.toString());
    return List.of(Stores.of(location).info(location).orElseThrow());
  }
}
