package io.github.orometry.job.input;

import io.github.orometry.job.failure.JobException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many pages a TIFF file has, and their one size. Found by following the file's own chain of
 * directories, one for each page: ImageIO ends a chain that is cut short without a word, and reads
 * what lies outside the file as zeros.
 *
 * @param count pages, at least 1
 * @param nx columns of every page
 * @param ny rows of every page
 * @see <a href="https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf">TIFF 6.0</a>,
 *     section 2
 */
record TiffPages(int count, int nx, int ny) implements Serializable {
  private static final int CLASSIC = 42;
  private static final int BIG = 43;

  /** How ImageJ tells the number of images in a description of its own. */
  private static final Pattern IMAGEJ =
      Pattern.compile("ImageJ=.*\\bimages=(\\d{1,9})\\b.*", Pattern.DOTALL);

  /**
   * Follows the chain and checks every page.
   *
   * @throws JobException (bad input) where the file is truncated, damaged, or of a kind that is not
   *     read
   */
  static TiffPages read(Path file, String label) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return read(channel, label);
    }
  }

  private static TiffPages read(FileChannel channel, String label) throws IOException {
    ByteBuffer header = header(channel, label);
    TiffPage first = null;
    long described = 1;
    long landmark = -1;
    int count = 0;
    long next = Integer.toUnsignedLong(header.getInt(4));
    while (next != 0 || count == 0) {
      String page = label + ", page " + count;
      if (next == landmark) {
        throw JobException.badInput(page + " is damaged: the chain of pages runs in a ring.");
      }
      if (Integer.bitCount(count) <= 1) {
        landmark =
            next; // a ring comes back to one of these, which lie twice as far apart each time
      }
      TiffFields fields = fields(channel, header.order(), next, page);
      TiffPage found = TiffPage.of(fields, page, channel.size());
      if (first == null) {
        first = found;
        described = imagesOfImageJ(fields);
      }
      if (!found.equals(first)) {
        throw JobException.badInput(
            page + " has " + found + ", but page 0 has " + first + "; all pages must agree.");
      }
      next = fields.next();
      count++;
    }
    checkCount(label, count, described);
    return new TiffPages(count, first.nx(), first.ny());
  }

  private static ByteBuffer header(FileChannel channel, String label) throws IOException {
    if (channel.size() < 8) {
      throw JobException.badInput(
          label + " is truncated or no TIFF file: it has " + channel.size() + " bytes.");
    }
    ByteBuffer header = TiffFields.bytes(channel, 0, 8);
    short order = header.getShort(0);
    header.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    short version = header.getShort(2);
    if ((order != 0x4949 && order != 0x4d4d) || (version != CLASSIC && version != BIG)) {
      throw JobException.badInput(
          label + " is no TIFF file: it does not begin with II or MM and 42.");
    }
    if (version == BIG) {
      throw JobException.badInput(
          label + " is a BigTIFF file, which is not read; save it as TIFF or as .npy.");
    }
    return header;
  }

  private static TiffFields fields(FileChannel channel, ByteOrder order, long at, String page)
      throws IOException {
    try {
      return TiffFields.at(channel, order, at);
    } catch (EOFException e) {
      throw JobException.badInput(
          page
              + " is truncated or damaged: its directory at byte "
              + at
              + " goes beyond the file's "
              + channel.size()
              + " bytes.");
    }
  }

  private static long imagesOfImageJ(TiffFields fields) throws IOException {
    String description =
        new String(fields.bytes(TiffFields.DESCRIPTION), StandardCharsets.ISO_8859_1);
    Matcher matcher = IMAGEJ.matcher(description);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : 1;
  }

  private static void checkCount(String label, int count, long described) {
    if (described > count) {
      throw JobException.badInput(
          label
              + " holds "
              + described
              + " images by its own description, but a directory for "
              + count
              + " only, as ImageJ writes stacks of 4 GiB and more; save it as .npy.");
    }
  }
}
