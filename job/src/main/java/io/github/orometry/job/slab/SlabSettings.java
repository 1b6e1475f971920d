package io.github.orometry.job.slab;

import io.github.orometry.prominence.Thresholds;
import io.github.orometry.surface.Connectivity;
import io.github.orometry.surface.Grid;
import java.io.Serializable;

/**
 * What a worker needs to know, the same for all slabs of a run.
 *
 * @param grid the grid of every surface
 * @param connectivity which cells join, for peaks; slices are those of filled contours always
 * @param thresholds which peaks are reported
 * @param levels slice multipliers; a peak's slice is measured at multiplier x height, in this order
 */
public record SlabSettings(
    Grid grid, Connectivity connectivity, Thresholds thresholds, double[] levels)
    implements Serializable {}
