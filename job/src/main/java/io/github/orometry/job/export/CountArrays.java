package io.github.orometry.job.export;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.result.DataFile;
import io.github.orometry.job.result.PublishedResult;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The peak counts, which are {@code .npy} files already. */
final class CountArrays implements Export.Arrays {
  private static final String ENDING = ".npy";

  private final PublishedResult result;
  private final List<DataFile> files;

  CountArrays(PublishedResult result) {
    this.result = result;
    files = result.counts().stream().filter(file -> file.path().endsWith(ENDING)).toList();
  }

  @Override
  public long bytes() {
    return (long) files.size() * result.grid().cells() * Double.BYTES;
  }

  @Override
  public void write(NpzFile npz, Location scratch) throws IOException {
    for (DataFile file : files) {
      Location npy = result.folder().child(file.path());
      String name = npy.name().substring(0, npy.name().length() - ENDING.length());
      try (RandomAccess access = Stores.of(npy).open(npy)) {
        InputStream in = access.stream(0, file.bytes());
        npz.member(name, in::transferTo);
        if (access.size() != file.bytes()) {
          throw new BadInputException(
              "file %s has %s bytes, the manifest says %s."
                  .formatted(npy, access.size(), file.bytes()));
        }
      }
    }
  }
}
