package io.github.orometry.job.source.npz;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.source.ArrayFile;
import io.github.orometry.job.source.ArrayFormat;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.Staging;
import java.io.IOException;
import java.util.List;

/** {@code .npz}: a zip archive of arrays. */
public final class NpzFormat implements ArrayFormat {
  @Override
  public String name() {
    return "npz";
  }

  @Override
  public List<String> endings() {
    return List.of(".npz");
  }

  @Override
  public ArrayFile open(Location file, ReadOptions options, Staging staging) throws IOException {
    try (RandomAccess access = Stores.of(file).open(file)) {
      return new NpzReader(file, access, options).read();
    }
  }
}
