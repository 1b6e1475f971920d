package io.github.orometry.analysis;

import io.github.orometry.contour.Outlines;
import io.github.orometry.contour.Wkb;
import io.github.orometry.setting.BadSettingException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The outlines of a block's peaks, as {@link Wkb} writes them: for each peak that of its domain,
 * see {@link PeakBlock#domains}, and those of its slices. None where the analysis asks for none.
 */
public final class OutlineColumns {
  /** The slice that stands for a peak's domain. */
  public static final int DOMAIN = -1;

  private final int perPeak;
  private byte[] bytes = {};

  /** By outline: where its bytes end, and how many rings it has. */
  private int[] end = {};

  private int[] rings = {};
  private int size;

  /** So many outlines a peak; 0 for none, else one more than there are slices. */
  OutlineColumns(int perPeak) {
    this.perPeak = perPeak;
  }

  /** A copy, without room for more. */
  OutlineColumns copy() {
    OutlineColumns copy = new OutlineColumns(perPeak);
    copy.bytes = Arrays.copyOf(bytes, size());
    copy.end = Arrays.copyOf(end, size);
    copy.rings = Arrays.copyOf(rings, size);
    copy.size = size;
    return copy;
  }

  /** Outlines of a peak: 0, or one more than slice levels were asked for. */
  public int perPeak() {
    return perPeak;
  }

  /** The outline of peak {@code p} at a slice level, or of its domain: {@link #DOMAIN}. */
  public int at(int p, int slice) {
    return p * perPeak + slice + 1;
  }

  /** The bytes of all outlines; the block's own. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where an outline begins in {@link #bytes}. */
  public int from(int outline) {
    return outline == 0 ? 0 : end[outline - 1];
  }

  /** Bytes of an outline. */
  public int length(int outline) {
    return end[outline] - from(outline);
  }

  /** Rings of an outline; 0 where there is no region. */
  public int rings(int outline) {
    return rings[outline];
  }

  /** Bytes of all outlines so far. */
  int size() {
    return size == 0 ? 0 : end[size - 1];
  }

  void clear() {
    size = 0;
  }

  /** Adds the next outline in order. */
  void add(Outlines outline) {
    int from = reserve(Wkb.size(outline));
    end[size] = Wkb.write(outline, bytes, from);
    rings[size++] = outline.rings();
  }

  private int reserve(long length) {
    int from = size();
    if (from + length > Integer.MAX_VALUE - 8) {
      throw new BadSettingException(
          AnalysisSettings.OUTLINES.name(),
          "of one surface need more than 2 GiB: fewer peaks do not");
    }
    if (bytes.length < from + length) {
      bytes = Arrays.copyOf(bytes, Columns.grown((int) (from + length)));
    }
    if (size == end.length) {
      end = Arrays.copyOf(end, Columns.grown(size + 16));
      rings = Arrays.copyOf(rings, end.length);
    }
    return from;
  }

  void write(int firstPeak, int peaks, DataOutput out) throws IOException {
    for (int i = firstPeak * perPeak; i < (firstPeak + peaks) * perPeak; i++) {
      out.writeInt(rings[i]);
      out.writeInt(length(i));
      out.write(bytes, from(i), length(i));
    }
  }

  void read(int peaks, DataInput in) throws IOException {
    for (int i = 0; i < peaks * perPeak; i++) {
      int ringsOfIt = in.readInt();
      int length = in.readInt();
      int from = reserve(length);
      in.readFully(bytes, from, length);
      rings[size] = ringsOfIt;
      end[size++] = from + length;
    }
  }
}
