package io.github.orometry.job.source.npy;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.format.npy.NpyArray;
import io.github.orometry.job.source.ArrayFile;
import io.github.orometry.job.source.ArrayFormat;
import io.github.orometry.job.source.FileBytes;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.Staging;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code .npy}: one array, which is one epoch. */
public final class NpyFormat implements ArrayFormat {
  /** Bytes that most headers have. */
  private static final int HEADER = 1 << 12;

  @Override
  public String name() {
    return "npy";
  }

  @Override
  public List<String> endings() {
    return List.of(".npy");
  }

  @Override
  public ArrayFile open(Location file, ReadOptions options, Staging staging) throws IOException {
    try (RandomAccess access = Stores.of(file).open(file)) {
      long size = access.size();
      NpyArray array = NpyArray.read(access.stream(0, size, HEADER), "file " + file, size);
      return ArrayFile.of(
          NpyStack.of(array, Optional.empty(), options.dims(), 0, () -> new FileBytes(file)));
    }
  }
}
