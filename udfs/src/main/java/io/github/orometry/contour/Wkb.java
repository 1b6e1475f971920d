package io.github.orometry.contour;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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

  private static final VarHandle INTEGERS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle NUMBERS =
      MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

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
    int end = head(into, at, MULTI_POLYGON, outline.polygons());
    for (int polygon = 0; polygon < outline.polygons(); polygon++) {
      int last = outline.firstRing(polygon + 1);
      end = head(into, end, POLYGON, last - outline.firstRing(polygon));
      for (int ring = outline.firstRing(polygon); ring < last; ring++) {
        INTEGERS.set(into, end, outline.vertices(ring));
        end += Integer.BYTES;
        for (int i = 0; i < outline.vertices(ring); i++, end += 2 * Double.BYTES) {
          NUMBERS.set(into, end, outline.x(ring, i));
          NUMBERS.set(into, end + Double.BYTES, outline.y(ring, i));
        }
      }
    }
    return end;
  }

  private static int head(byte[] into, int at, int type, int parts) {
    into[at] = LITTLE_ENDIAN;
    INTEGERS.set(into, at + 1, type);
    INTEGERS.set(into, at + 1 + Integer.BYTES, parts);
    return at + HEAD;
  }
}
