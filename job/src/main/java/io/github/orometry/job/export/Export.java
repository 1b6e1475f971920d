package io.github.orometry.job.export;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.publish.FilePublication;
import io.github.orometry.job.publish.IfExists;
import io.github.orometry.job.result.PublishedResult;
import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** One export, from a published result to a published file. */
public final class Export {
  public static final Setting<Long> MAX_BYTES =
      Setting.open(
          "max-bytes",
          Kinds.BYTES,
          "4g",
          "SIZE",
          "Refuse an export whose arrays need more once loaded");

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
    void write(NpzFile npz, Location scratch) throws IOException;
  }

  /**
   * Looks at what is there.
   *
   * @throws BadInputException where {@code folder} is no result or has not what is wanted
   */
  public Export(Location folder, What what) {
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
   * @param maxBytes the most that the arrays may need; null for 4 GiB
   * @return what was to be deleted and could not be; mostly empty
   * @throws FailedException where they need more, or the file cannot be written
   * @throws BadInputException where a table is damaged
   * @throws io.github.orometry.job.failure.ConflictException where the file exists and is not to be
   *     replaced
   */
  public List<Location> write(Location file, Long maxBytes, IfExists ifExists) {
    long most = maxBytes == null ? 4L << 30 : maxBytes;
    if (bytes() > most) {
      throw new FailedException(
          "the arrays need %s bytes, more than the %s bytes allowed.".formatted(bytes(), most),
          new Remedy(MAX_BYTES.name(), "", "allows more"));
    }
    try (FilePublication publication = FilePublication.open(file, ifExists)) {
      try (NpzFile npz = new NpzFile(publication.file())) {
        arrays.write(npz, publication.staging());
        npz.numbers("xbin_centers", result.grid().xs());
        npz.numbers("ybin_centers", result.grid().ys());
      }
      return publication.publish();
    } catch (IOException e) {
      throw unwritable(file, e);
    } catch (UncheckedIOException e) {
      throw unwritable(file, e.getCause());
    }
  }

  private static FailedException unwritable(Location file, IOException e) {
    return new FailedException("file %s cannot be written: %s.".formatted(file, Reason.of(e)), e);
  }
}
