package io.github.orometry.testing;

import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.SurfaceStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * The answer of a surface that was made up, an entry a peak; six numbers a slice and a domain:
 * level, x0, y0, width, depth, area.
 */
public record SurfaceAnswer(
    int epochIdx,
    int timeBinIdx,
    SurfaceStatus status,
    double max,
    int missingCells,
    String error,
    int[] cells,
    int[] parents,
    boolean[] edgeLimited,
    double[] heights,
    double[] keyCols,
    double[] keyColXs,
    double[] keyColYs,
    double[] prominences,
    double[] slices,
    double[] domains,
    double[] scores,
    byte[] masks,
    int[] maskCells) {
  private static final int REGION_FIELDS = 6;

  /** A surface that was refused. */
  public static SurfaceAnswer rejected(
      int epochIdx, int timeBinIdx, int missingCells, String error, int masks, int maskBytes) {
    double[] none = {};
    double nan = Double.NaN;
    return new SurfaceAnswer(
        epochIdx,
        timeBinIdx,
        SurfaceStatus.REJECTED,
        nan,
        missingCells,
        error,
        new int[0],
        new int[0],
        new boolean[0],
        none,
        none,
        none,
        none,
        none,
        none,
        none,
        new double[] {nan, nan, nan, nan, nan, nan},
        new byte[masks * maskBytes],
        new int[masks]);
  }

  /** Adds it to a block, as one that has come from another machine. */
  public void addTo(PeakBlock block) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      write(new DataOutputStream(bytes), block);
      block.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(DataOutputStream out, PeakBlock block) throws IOException {
    out.writeInt(cells.length);
    out.writeUTF(error == null ? "" : error);
    integers(out, epochIdx, timeBinIdx, status.ordinal(), missingCells, 0);
    numbers(out, max);
    numbers(out, scores);
    out.write(masks);
    integers(out, maskCells);
    labels(out, block);
    integers(out, cells);
    integers(out, parents);
    for (boolean edge : edgeLimited) {
      out.writeInt(edge ? 1 : 0);
    }
    numbers(out, heights);
    numbers(out, keyCols);
    numbers(out, keyColXs);
    numbers(out, keyColYs);
    numbers(out, prominences);
    regions(out, slices);
    regions(out, domains);
    outlines(out, block);
  }

  /** Of some bytes each, where the block has such. */
  private void outlines(DataOutputStream out, PeakBlock block) throws IOException {
    for (int i = 0; i < cells.length * block.outlines().perPeak(); i++) {
      byte[] outline = new byte[9 + (cells[0] + i) % 20];
      Arrays.fill(outline, (byte) (i + timeBinIdx));
      integers(out, i % 3, outline.length);
      out.write(outline);
    }
  }

  /** Of some bytes, where the block has such. */
  private void labels(DataOutputStream out, PeakBlock block) throws IOException {
    if (block.hasLabels()) {
      byte[] labels = {(byte) epochIdx, (byte) timeBinIdx, (byte) missingCells};
      int length = status == SurfaceStatus.REJECTED ? 0 : cells.length == 0 ? 2 : 3;
      out.writeInt(length);
      out.write(labels, 0, length);
    }
  }

  /** Column by column. */
  private static void regions(DataOutputStream out, double[] regions) throws IOException {
    for (int field = 0; field < REGION_FIELDS; field++) {
      for (int i = field; i < regions.length; i += REGION_FIELDS) {
        out.writeDouble(regions[i]);
      }
    }
  }

  private static void integers(DataOutputStream out, int... values) throws IOException {
    for (int value : values) {
      out.writeInt(value);
    }
  }

  private static void numbers(DataOutputStream out, double... values) throws IOException {
    for (double value : values) {
      out.writeDouble(value);
    }
  }
}
