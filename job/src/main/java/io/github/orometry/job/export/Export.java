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
import java.util.Locale;

/** One export, from a published result to a published file. */
public final class Export {
  public static final Setting<Long> MAX_BYTES =
      Setting.open(
          "max-bytes",
          Kinds.BYTES,
          "4g",
          "SIZE",
          "Refuse an export whose arrays need more once loaded");

  private final Content content;

  /** What a file holds. */
  interface Content {
    /** What it takes in memory once loaded; 0 where it is not loaded as a whole. */
    long bytes();

    /** How much there is, in words. */
    String amount();

    /**
     * Writes it.
     *
     * @param scratch a folder for files needed on the way
     */
    void write(Location file, Location scratch) throws IOException;
  }

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

  /** Arrays as {@code .npz}, with the axes. */
  private record Npz(PublishedResult result, Arrays arrays) implements Content {
    @Override
    public long bytes() {
      long axes = Double.BYTES * ((long) result.grid().nx() + result.grid().ny());
      return Math.addExact(arrays.bytes(), axes);
    }

    @Override
    public String amount() {
      return String.format(Locale.ROOT, "%,d bytes of arrays", bytes());
    }

    @Override
    public void write(Location file, Location scratch) throws IOException {
      try (NpzFile npz = new NpzFile(file)) {
        arrays.write(npz, scratch);
        npz.numbers("xbin_centers", result.grid().xs());
        npz.numbers("ybin_centers", result.grid().ys());
      }
    }
  }

  /**
   * Looks at what is there.
   *
   * @throws BadInputException where {@code folder} is no result or has not what is wanted
   */
  public Export(Location folder, What what) {
    PublishedResult result = PublishedResult.open(folder);
    content =
        switch (what) {
          case MASKS -> new Npz(result, new MaskArrays(result));
          case PEAKS -> new Npz(result, new PeakArrays(result));
          case COUNTS -> new Npz(result, new CountArrays(result));
          case LABELS -> new Npz(result, new LabelArrays(result));
          case OUTLINES -> new OutlineFeatures(result);
        };
  }

  /** Bytes that all arrays need once loaded; 0 for outlines. */
  public long bytes() {
    return content.bytes();
  }

  /** What the file holds, in words. */
  public String amount() {
    return content.amount();
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
      content.write(publication.file(), publication.staging());
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
