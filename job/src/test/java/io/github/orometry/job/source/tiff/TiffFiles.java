package io.github.orometry.job.source.tiff;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageOutputStream;

/** Writes TIFF stacks by ImageIO. */
public final class TiffFiles {
  private TiffFiles() {}

  /**
   * Writes a file that must not exist.
   *
   * @param type of the samples, of {@link DataBuffer}
   * @param compression such as "LZW"; null for none
   * @param pages samples of each page, row by row
   * @param nx columns of a page
   */
  public static Path write(
      Path file, ByteOrder order, int type, String compression, double[][] pages, int nx)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (compression != null) {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionType(compression);
    }
    try (FileImageOutputStream out = new FileImageOutputStream(file.toFile())) {
      out.setByteOrder(order);
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (double[] page : pages) {
        writer.writeToSequence(new IIOImage(image(type, page, nx), null, null), param);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return file;
  }

  private static BufferedImage image(int type, double[] page, int nx) {
    ColorSpace grey = ColorSpace.getInstance(ColorSpace.CS_GRAY);
    ComponentColorModel model = new ComponentColorModel(grey, false, false, 1, type);
    WritableRaster raster = model.createCompatibleWritableRaster(nx, page.length / nx);
    raster.setSamples(0, 0, nx, page.length / nx, 0, page);
    return new BufferedImage(model, raster, false, null);
  }
}
