package io.github.orometry.contour;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Outlines as well-known binary: a little-endian MultiPolygon of (x, y), as OGC 06-103r4 (Simple
 * feature access, part 1), section 8, has it. An outline without polygons is an empty MultiPolygon.
 */
public final class Wkb {
  private static final byte LITTLE_ENDIAN = 1;
  private static final int POLYGON = 3;
  private static final int MULTI_POLYGON = 6;

  /** Bytes before the parts of a geometry: order of bytes, type, how many parts. */
  private static final int HEAD = 1 + 2 * Integer.BYTES;

  private Wkb() {}

  /** Bytes that an outline takes. */
  public static long size(Outlines outline) {
    long bytes = HEAD + (long) HEAD * outline.polygons();
    for (int ring = 0; ring < outline.rings(); ring++) {
      bytes += Integer.BYTES + 2L * Double.BYTES * outline.vertices(ring);
    }
    return bytes;
  }

  /**
   * Writes an outline.
   *
   * @param into receives {@link #size} bytes from {@code at} on
   * @return the place behind them
   */
  public static int write(Outlines outline, byte[] into, int at) {
    ByteBuffer out = ByteBuffer.wrap(into).order(ByteOrder.LITTLE_ENDIAN).position(at);
    head(out, MULTI_POLYGON, outline.polygons());
    for (int polygon = 0; polygon < outline.polygons(); polygon++) {
      int end = outline.firstRing(polygon + 1);
      head(out, POLYGON, end - outline.firstRing(polygon));
      for (int ring = outline.firstRing(polygon); ring < end; ring++) {
        out.putInt(outline.vertices(ring));
        for (int i = 0; i < outline.vertices(ring); i++) {
          out.putDouble(outline.x(ring, i)).putDouble(outline.y(ring, i));
        }
      }
    }
    return out.position();
  }

  private static void head(ByteBuffer out, int type, int parts) {
    out.put(LITTLE_ENDIAN).putInt(type).putInt(parts);
  }
}
