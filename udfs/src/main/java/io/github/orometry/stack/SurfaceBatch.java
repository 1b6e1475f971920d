package io.github.orometry.stack;

/**
 * Surfaces read together: {@code size} surfaces of {@code cells} values each, surface k at {@code
 * values[k * cells]} and row-major. Owned by one reader, filled again and again; it grows and never
 * shrinks.
 */
public final class SurfaceBatch {
  private final int cells;
  private int size;
  private int[] epochIdx = new int[0];
  private int[] timeBinIdx = new int[0];
  private double[] values = new double[0];

  /** An empty batch of surfaces with {@code cells} cells each. */
  public SurfaceBatch(int cells) {
    this.cells = cells;
  }

  /** Makes room for exactly {@code size} surfaces, whose content is then undefined. */
  public void resize(int size) {
    if (epochIdx.length < size) {
      epochIdx = new int[size];
      timeBinIdx = new int[size];
      values = new double[Math.multiplyExact(size, cells)];
    }
    this.size = size;
  }

  /**
   * Makes room for a reader's surfaces.
   *
   * @param cells of a surface of the reader's
   * @throws IllegalArgumentException where this is for surfaces of another size
   */
  public void resize(int size, int cells) {
    if (cells != this.cells) {
      throw new IllegalArgumentException(
          "a batch of %s cells cannot hold surfaces of %s".formatted(this.cells, cells));
    }
    resize(size);
  }

  /** Names surface {@code k}. */
  public void name(int k, int epochIdx, int timeBinIdx) {
    this.epochIdx[k] = epochIdx;
    this.timeBinIdx[k] = timeBinIdx;
  }

  /** Number of surfaces. */
  public int size() {
    return size;
  }

  /** Cells of a surface. */
  public int cells() {
    return cells;
  }

  /** The epoch of surface {@code k}. */
  public int epochIdx(int k) {
    return epochIdx[k];
  }

  /** The time bin of surface {@code k}. */
  public int timeBinIdx(int k) {
    return timeBinIdx[k];
  }

  /**
   * The array behind the batch; surface k occupies {@code [k * cells, (k + 1) * cells)}. To be
   * written by readers only.
   */
  public double[] values() {
    return values;
  }
}
