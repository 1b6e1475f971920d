package io.github.orometry.job.source.tiff;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Stores;
import io.github.orometry.stack.SurfaceKey;
import io.github.orometry.stack.SurfaceReader;
import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The pages of a TIFF file: each is a surface.
 *
 * @param file the file
 * @param label the words for it
 * @param nx columns of every page
 * @param ny rows of every page
 * @param directories where the directory of each page lies, as its header would say it
 * @param epochIdx the epoch that it is
 */
record TiffStack(Location file, String label, int nx, int ny, int[] directories, int epochIdx)
    implements SurfaceSource {
  private static final int HEADER = 8;
  private static final int LITTLE = 0x4949;
  private static final int BIG = 0x4d4d;
  private static final int CLASSIC = 42;
  private static final int BIG_TIFF = 43;
  private static final int LONGEST_DESCRIPTION = 4096;

  /** How ImageJ tells the number of images in a description of its own. */
  private static final Pattern IMAGEJ =
      Pattern.compile("ImageJ=.*\\bimages=(\\d{1,9})\\b.*", Pattern.DOTALL);

  /**
   * Follows the chain of directories and checks every page.
   *
   * @throws BadInputException where the file is truncated, damaged, or of a kind that is not read
   */
  static TiffStack read(Location location, String label) throws IOException {
    try (RandomAccess file = Stores.of(location).open(location)) {
      ByteBuffer header = header(file, label);
      int[] directories = new int[1];
      TiffPage first = null;
      long images = 1;
      long landmark = -1;
      int count = 0;
      for (long at = Integer.toUnsignedLong(header.getInt(4)); at != 0 || count == 0; count++) {
        String name = label + ", page " + count;
        if (at == landmark) {
          throw new BadInputException(name + " is damaged: the chain of pages runs in a ring.");
        }
        if (Integer.bitCount(count) <= 1) {
          landmark = at; // a ring comes back to one of these, which lie ever further apart
          directories = Arrays.copyOf(directories, Math.max(1, 2 * count));
        }
        directories[count] = (int) at;
        TiffFields fields = new TiffFields(file, header.order(), at, name);
        TiffPage page = TiffPage.of(fields);
        if (first == null) {
          first = page;
          images = imagesOfImageJ(fields);
        }
        if (!page.equals(first)) {
          throw new BadInputException(
              "%s has %s, but page 0 has %s; all pages must agree.".formatted(name, page, first));
        }
        at = fields.next();
      }
      if (images > count) {
        throw new BadInputException(
            "%s holds %s images by its own description, but a directory for %s only, as ImageJ writes stacks of 4 GiB and more; save it as .npy."
                .formatted(label, images, count));
      }
      int[] found = Arrays.copyOf(directories, count);
      return new TiffStack(location, label, first.nx(), first.ny(), found, 0);
    }
  }

  private static ByteBuffer header(RandomAccess file, String label) throws IOException {
    if (file.size() < HEADER) {
      throw new BadInputException(
          "%s is truncated or no TIFF file: it has %s bytes.".formatted(label, file.size()));
    }
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    file.readFully(0, header);
    int mark = header.getShort(0);
    header.order(mark == LITTLE ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int version = header.getShort(2);
    if ((mark != LITTLE && mark != BIG) || (version != CLASSIC && version != BIG_TIFF)) {
      throw new BadInputException(
          label + " is no TIFF file: it does not begin with II or MM and 42.");
    }
    if (version == BIG_TIFF) {
      throw new BadInputException(
          label + " is a BigTIFF file, which is not read; save it as TIFF or as .npy.");
    }
    return header;
  }

  private static long imagesOfImageJ(TiffFields fields) throws IOException {
    StringBuilder description = new StringBuilder();
    for (long c : fields.numbers(TiffFields.DESCRIPTION, LONGEST_DESCRIPTION)) {
      description.append((char) c);
    }
    Matcher matcher = IMAGEJ.matcher(description);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : 1;
  }

  /** The same as another epoch. */
  TiffStack as(int epoch) {
    return new TiffStack(file, label, nx, ny, directories, epoch);
  }

  @Override
  public int size() {
    return directories.length;
  }

  @Override
  public SurfaceReader open() throws IOException {
    return new TiffReader(this);
  }

  @Override
  public long[] keys() {
    return IntStream.range(0, size()).mapToLong(page -> SurfaceKey.of(epochIdx, page)).toArray();
  }

  @Override
  public String describe(int k) {
    return label + ", page " + k;
  }
}
