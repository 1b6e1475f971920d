package io.github.orometry.job.source.tiff;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.stack.SurfaceBatch;
import io.github.orometry.stack.SurfaceReader;
import java.awt.image.Raster;
import java.io.IOException;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Reads pages of a {@link TiffStack} by the JDK's ImageIO, one page in memory at a time. */
final class TiffReader implements SurfaceReader {
  private final TiffStack stack;
  private final RandomAccess file;
  private final OnePageStream in;
  private final ImageReader reader = jdkReader();
  private final double[] row;

  TiffReader(TiffStack stack) throws IOException {
    this.stack = stack;
    row = new double[stack.nx()];
    file = Stores.of(stack.file()).open(stack.file());
    in = new OnePageStream(file);
  }

  /** Whatever other readers of TIFF a class path brings. */
  private static ImageReader jdkReader() {
    Iterable<ImageReader> readers = () -> ImageIO.getImageReadersByFormatName("tiff");
    for (ImageReader reader : readers) {
      if (reader.getClass().getModule() == ImageReader.class.getModule()) {
        return reader;
      }
    }
    throw new FailedException("This Java has no reader for TIFF; it came with Java 9.");
  }

  @Override
  public void read(int from, int to, SurfaceBatch batch) throws IOException {
    Objects.checkFromToIndex(from, to, stack.size());
    int cells = stack.nx() * stack.ny();
    batch.resize(to - from, cells);
    for (int page = from; page < to; page++) {
      batch.name(page - from, stack.epochIdx(), page);
      copy(raster(page), batch.values(), (page - from) * cells);
    }
  }

  /** On damaged data ImageIO throws exceptions of many classes. */
  private Raster raster(int page) {
    Raster raster;
    try {
      in.show(stack.directories()[page]);
      reader.setInput(in, false, true);
      raster = reader.read(0).getRaster();
    } catch (IOException | RuntimeException e) {
      String reason = e instanceof IOException io ? Reason.unnamed(io) : e.toString();
      throw damaged(page, reason.replaceAll("\\p{Cntrl}|\\v", " "), e);
    }
    boolean isSize = raster.getWidth() == stack.nx() && raster.getHeight() == stack.ny();
    if (!isSize || raster.getNumBands() != 1) {
      throw damaged(page, "it is not the page that was there when the file was opened", null);
    }
    return raster;
  }

  private BadInputException damaged(int page, String reason, Exception cause) {
    return new BadInputException(
        "%s is damaged: %s.".formatted(stack.describe(page), reason), cause);
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
    file.close();
  }
}
