package io.github.orometry.job.input;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.slab.SlabBatch;
import java.awt.image.Raster;
import java.io.File;
import java.io.IOException;
import java.util.Iterator;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Reads pages of a {@link TiffStack} by the JDK's ImageIO, one page in memory at a time. */
final class TiffReader implements SlabReader {
  private final TiffStack stack;
  private final ImageInputStream in;
  private final ImageReader reader = jdkReader();
  private final double[] row;

  TiffReader(TiffStack stack) throws IOException {
    this.stack = stack;
    row = new double[stack.pages().nx()];
    in = new FileImageInputStream(new File(stack.path()));
    reader.setInput(in, false, true);
  }

  /** Whatever other readers of TIFF a class path brings. */
  private static ImageReader jdkReader() {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("tiff");
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (reader.getClass().getModule() == ImageReader.class.getModule()) {
        return reader;
      }
    }
    throw new JobException(
        ExitCode.RUN_FAILED, "This Java has no reader for TIFF; it came with Java 9.");
  }

  @Override
  public void read(int from, int to, SlabBatch batch) {
    Objects.checkFromToIndex(from, to, stack.size());
    int cells = stack.pages().nx() * stack.pages().ny();
    if (batch.cells() != cells) {
      throw new IllegalArgumentException(
          "a batch of " + batch.cells() + " cells cannot hold surfaces of " + cells);
    }
    batch.resize(to - from);
    for (int page = from; page < to; page++) {
      batch.name(page - from, stack.epochIdx(), page);
      copy(raster(page), batch.values(), (page - from) * cells);
    }
  }

  /** On damaged data ImageIO throws exceptions of many classes. */
  private Raster raster(int page) {
    Raster raster;
    try {
      raster = reader.read(page).getRaster();
    } catch (IOException | RuntimeException e) {
      throw damaged(page, reason(e), e);
    }
    int nx = stack.pages().nx();
    int ny = stack.pages().ny();
    if (raster.getWidth() != nx || raster.getHeight() != ny || raster.getNumBands() != 1) {
      throw damaged(page, "it is not the page that was there when the file was opened", null);
    }
    return raster;
  }

  private JobException damaged(int page, String reason, Exception cause) {
    return new JobException(
        ExitCode.BAD_INPUT, stack.describe(page) + " is damaged: " + reason + ".", cause);
  }

  private static String reason(Exception e) {
    String words = e instanceof IOException io ? Messages.reason(io) : String.valueOf(e);
    return Messages.printable(words);
  }

  private void copy(Raster raster, double[] values, int offset) {
    for (int iy = 0; iy < raster.getHeight(); iy++) {
      raster.getSamples(0, iy, row.length, 1, 0, row);
      System.arraycopy(row, 0, values, offset + iy * row.length, row.length);
    }
  }

  @Override
  public void close() throws IOException {
    reader.dispose();
    in.close();
  }
}
