package io.github.orometry.job.slab;

import io.github.orometry.prominence.Thresholds;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import java.io.Serializable;
import java.util.List;

/**
 * What a worker needs to know, the same for all slabs of a run.
 *
 * @param grid the grid of every surface
 * @param connectivity which cells join, for peaks; slices are those of filled contours always
 * @param thresholds which peaks are reported
 * @param levels slice multipliers; a peak's slice is measured at multiplier x height, in this order
 * @param scoredLevel which of the levels the concentration of a slab is scored at; -1 for none
 * @param masks the masks asked for, in the order of their rows
 */
public record SlabSettings(
    Grid grid,
    Connectivity connectivity,
    Thresholds thresholds,
    double[] levels,
    int scoredLevel,
    List<MaskSpec> masks)
    implements Serializable {
  public SlabSettings {
    masks = List.copyOf(masks);
  }
}
