package io.github.orometry.job.export;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.failure.Reason;
import io.github.orometry.job.publish.FilePublication;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.job.report.PublishedResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** One export, from a published result to a published file. */
public final class Export {
  private final PublishedResult result;
  private final Arrays arrays;

  /** The arrays of one kind of thing. */
  interface Arrays {
    /** What they take in memory once loaded. */
    long bytes();

    /**
     * Writes them.
     *
     * @param scratch a folder for files needed on the way
     */
    void write(NpzFile npz, Path scratch) throws IOException;
  }

  /**
   * Looks at what is there.
   *
   * @throws JobException (bad input) where {@code folder} is no result or has not what is wanted
   */
  public Export(Path folder, What what) {
    result = PublishedResult.open(folder);
    arrays =
        switch (what) {
          case MASKS -> new MaskArrays(result);
          case PEAKS -> new PeakArrays(result);
          case COUNTS -> new CountArrays(result);
        };
  }

  /** Bytes that all arrays need once loaded. */
  public long bytes() {
    long axes = Double.BYTES * ((long) result.grid().nx() + result.grid().ny());
    return Math.addExact(arrays.bytes(), axes);
  }

  /**
   * Writes the file, whole or not at all.
   *
   * @param maxBytes the most that the arrays may need
   * @throws JobException with exit code 1 where they need more or the file cannot be written, 3
   *     where a table is damaged, 4 where the file exists and is not to be replaced
   */
  public void write(Path file, long maxBytes, IfExists ifExists) {
    if (bytes() > maxBytes) {
      throw new JobException(
          ExitCode.RUN_FAILED,
          "the arrays need "
              + bytes()
              + " bytes, more than the "
              + maxBytes
              + " bytes allowed (--max-bytes).");
    }
    try (FilePublication publication = FilePublication.open(file, ifExists)) {
      try (NpzFile npz = new NpzFile(publication.file())) {
        arrays.write(npz, publication.staging());
        npz.numbers("xbin_centers", result.grid().xs());
        npz.numbers("ybin_centers", result.grid().ys());
      } catch (IOException e) {
        throw unwritable(file, e);
      } catch (UncheckedIOException e) {
        throw unwritable(file, e.getCause());
      }
      publication.publish();
    }
  }

  private static JobException unwritable(Path file, IOException e) {
    return new JobException(
        ExitCode.RUN_FAILED, "file " + file + " cannot be written: " + Reason.of(e) + ".", e);
  }
}
