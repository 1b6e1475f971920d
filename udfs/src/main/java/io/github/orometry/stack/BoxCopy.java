package io.github.orometry.stack;

/**
 * Writes a box of an array, in the order of its bytes, to a batch. Knows the step in the batch of
 * each of the box's three axes; the axis at {@code xPosition} has step 1 or -1.
 */
final class BoxCopy {
  /** Elements along the box's fastest axis that are written together: a cache line. */
  private static final int TILE = 8;

  private final int[] step;
  private final int xPosition;

  BoxCopy(int[] step, int xPosition) {
    this.step = step.clone();
    this.xPosition = xPosition;
  }

  /** Writes {@code box[n0][n1][n2]}, whose first element goes to {@code values[target]}. */
  void write(double[] box, int n0, int n1, int n2, double[] values, int target) {
    if (xPosition == 2) {
      writeRows(box, n0, n1, n2, values, target);
      return;
    }
    boolean xSlowest = xPosition == 0;
    int columns = xSlowest ? n0 : n1;
    int columnStep = xSlowest ? n1 * n2 : n2;
    int planes = xSlowest ? n1 : n0;
    int planeStep = xSlowest ? n2 : n1 * n2;
    for (int q = 0; q < planes; q++) {
      int to = target + q * step[1 - xPosition];
      transpose(box, q * planeStep, columns, columnStep, n2, values, to);
    }
  }

  private void writeRows(double[] box, int n0, int n1, int n2, double[] values, int target) {
    for (int i = 0, from = 0; i < n0; i++) {
      for (int j = 0; j < n1; j++, from += n2) {
        int to = target + i * step[0] + j * step[1];
        if (step[2] == 1) {
          System.arraycopy(box, from, values, to, n2);
        } else {
          for (int k = 0; k < n2; k++) {
            values[to - k] = box[from + k];
          }
        }
      }
    }
  }

  /**
   * Column c of the box is {@code box[from + c * columnStep ...]}, {@code n} long; it goes along
   * the box's fastest axis in the batch, and next to column c - 1.
   */
  private void transpose(
      double[] box, int from, int columns, int columnStep, int n, double[] values, int target) {
    int columnTo = step[xPosition];
    int along = step[2];
    int whole = n - n % TILE;
    for (int k = 0; k < whole; k += TILE) {
      for (int c = 0; c < columns; c++) {
        int a = from + c * columnStep + k;
        int b = target + c * columnTo + k * along;
        values[b] = box[a];
        values[b + along] = box[a + 1];
        values[b + 2 * along] = box[a + 2];
        values[b + 3 * along] = box[a + 3];
        values[b + 4 * along] = box[a + 4];
        values[b + 5 * along] = box[a + 5];
        values[b + 6 * along] = box[a + 6];
        values[b + 7 * along] = box[a + 7];
      }
    }
    for (int k = whole; k < n; k++) {
      for (int c = 0; c < columns; c++) {
        values[target + c * columnTo + k * along] = box[from + c * columnStep + k];
      }
    }
  }
}
