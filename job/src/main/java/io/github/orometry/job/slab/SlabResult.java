package io.github.orometry.job.slab;

/**
 * What one slab gave. The arrays hold one entry per reported peak, highest first, and are not
 * changed once made.
 *
 * @param epochIdx the slab's epoch, from 0
 * @param timeBinIdx its time bin within the epoch, from 0
 * @param status what became of it
 * @param max its highest value; NaN where every cell is missing or the slab was rejected
 * @param missingCells number of NaN cells
 * @param error why it was rejected; null otherwise
 * @param cell row-major index of the summit
 * @param height value of the summit
 * @param keyCol value of the key col; NaN for the top of a piece, which has none
 * @param keyColX position of the key col; NaN where there is none
 * @param keyColY position of the key col; NaN where there is none
 * @param prominence height above the key col, or for a top above the lower of sea level and the
 *     piece's lowest cell
 * @param parent summit_idx of the parent, 0 for none
 * @param edgeLimited whether the true key col may lie outside
 * @param slices {@link #SLICE_FIELDS} numbers per peak and slice multiplier, peak by peak: level,
 *     x0, y0, width, height, area of the slice; all but the level NaN where there is no slice
 * @param scores how well one position is singled out; null where the slab was rejected
 * @param masks the bits of the masks asked for, one mask after another, each begun at a byte of its
 *     own; none where the slab was rejected
 * @param maskCells the number of cells in each mask
 */
public record SlabResult(
    int epochIdx,
    int timeBinIdx,
    SlabStatus status,
    double max,
    int missingCells,
    String error,
    int[] cell,
    double[] height,
    double[] keyCol,
    double[] keyColX,
    double[] keyColY,
    double[] prominence,
    int[] parent,
    boolean[] edgeLimited,
    double[] slices,
    SlabScores scores,
    byte[] masks,
    int[] maskCells) {

  /** Numbers a slice takes in {@link #slices}. */
  public static final int SLICE_FIELDS = 6;

  /** A slab that is not a surface: {@code error} says why. */
  public static SlabResult rejected(int epochIdx, int timeBinIdx, int missingCells, String error) {
    double[] none = {};
    return new SlabResult(
        epochIdx,
        timeBinIdx,
        SlabStatus.REJECTED,
        Double.NaN,
        missingCells,
        error,
        new int[0],
        none,
        none,
        none,
        none,
        none,
        new int[0],
        new boolean[0],
        none,
        null,
        new byte[0],
        new int[0]);
  }

  /** Number of reported peaks. */
  public int peaks() {
    return cell.length;
  }
}
