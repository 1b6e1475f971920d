package io.github.orometry.job.export;

import io.github.orometry.job.counts.CountsFiles;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.report.PublishedResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The peak counts, which are {@code .npy} files already. */
final class CountArrays implements Export.Arrays {
  private static final List<String> NAMES = List.of("raw", "uniform_blurred", "gaussian_blurred");

  private final PublishedResult result;

  CountArrays(PublishedResult result) {
    this.result = result;
    for (String name : NAMES) {
      if (!Files.isRegularFile(file(name))) {
        throw JobException.badInput("the result has no file " + file(name) + ".");
      }
    }
  }

  private Path file(String name) {
    return result.folder().resolve(CountsFiles.FOLDER).resolve(name + ".npy");
  }

  @Override
  public long bytes() {
    return (long) NAMES.size() * result.grid().cells() * Double.BYTES;
  }

  @Override
  public void write(NpzFile npz, Path scratch) throws IOException {
    for (String name : NAMES) {
      npz.copy(name, file(name));
    }
  }
}
