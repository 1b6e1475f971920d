package io.github.orometry.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arrays with gaps everywhere, or with bytes that are several elements. */
class ScatteredReaderTest {
  private static final int NX = 4;
  private static final int NY = 3;
  private static final int NT = 5;
  private static final int BYTES = 4000;

  private static StridedArray array(long offset, long x, long y, long t) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < BYTES; i += 2) {
      bytes.putShort(i, (short) (i / 2));
    }
    ArrayLayout layout = new ArrayLayout(ElementType.I2, true, NX, NY, NT, offset, x, y, t, 21);
    return new StridedArray(
        new Bytes.Held(bytes.array()), layout, new SurfaceNames.OneEpoch(6), "array");
  }

  @ParameterizedTest
  @CsvSource({"0,4,40,400", "1000,-6,100,-200", "0,4,0,40", "2,0,0,4", "0,0,0,0", "2000,-8,-40,4"})
  void elementsAreWhereTheStridesSay(long offset, long x, long y, long t) throws IOException {
    StridedArray array = array(offset, x, y, t);
    try (SurfaceReader reader = array.open()) {
      assertInstanceOf(ScatteredReader.class, reader);
      SurfaceBatch batch = new SurfaceBatch(NX * NY);
      reader.read(1, 4, batch);
      assertEquals(3, batch.size());
      for (int k = 0; k < 3; k++) {
        assertEquals(6, batch.epochIdx(k));
        assertEquals(k + 1, batch.timeBinIdx(k));
        for (int i = 0; i < NX * NY; i++) {
          double value = (offset + i % NX * x + i / NX * y + (k + 1) * t) / 2.0;
          double expected = value == 21 ? Double.NaN : value;
          assertEquals(expected, batch.values()[k * NX * NY + i]);
        }
      }
      assertThrows(IndexOutOfBoundsException.class, () -> reader.read(3, NT + 1, batch));
    }
  }

  @Test
  void arraysWithADenseAxisAreReadInBlocks() throws IOException {
    try (SurfaceReader reader = array(0, 40, 2, 400).open()) {
      assertInstanceOf(StridedReader.class, reader);
    }
  }
}
