package io.github.orometry.table;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.RegionColumns;
import io.github.orometry.surface.Grid;

/** The rows of peaks. Vectors are filled in the order of the table's columns. */
final class PeakRows {
  private PeakRows() {}

  static void peaks(PeakBlock block, Analysis analysis, TableBatch batch) {
    Grid grid = block.grid();
    int nx = grid.nx();
    batch.resize(block.peaks());
    keys(block, batch);
    int[] cells = block.cells();
    int[] iy = batch.vector(3).integers();
    int[] ix = batch.vector(4).integers();
    double[] x = batch.vector(5).numbers();
    double[] y = batch.vector(6).numbers();
    byte[] edgeLimited = batch.vector(13).flags();
    for (int p = 0; p < block.peaks(); p++) {
      iy[p] = cells[p] / nx;
      ix[p] = cells[p] - iy[p] * nx;
      x[p] = grid.x(ix[p]);
      y[p] = grid.y(iy[p]);
      edgeLimited[p] = (byte) block.edgeLimited()[p];
    }
    copy(block.heights(), batch, 7);
    copy(block.keyCols(), batch, 8);
    copy(block.keyColXs(), batch, 9);
    copy(block.keyColYs(), batch, 10);
    copy(block.prominences(), batch, 11);
    System.arraycopy(block.parents(), 0, batch.vector(12).integers(), 0, block.peaks());
    domains(block.domains(), batch);
  }

  private static void domains(RegionColumns domains, TableBatch batch) {
    copy(domains.width(), batch, 14);
    copy(domains.depth(), batch, 15);
    centres(domains.x0(), domains.width(), batch, 16);
    centres(domains.y0(), domains.depth(), batch, 17);
    copy(domains.area(), batch, 18);
  }

  private static void centres(double[] least, double[] extent, TableBatch batch, int column) {
    double[] centre = batch.vector(column).numbers();
    for (int p = 0; p < batch.rows(); p++) {
      centre[p] = least[p] + 0.5 * extent[p];
    }
  }

  private static void keys(PeakBlock block, TableBatch batch) {
    int[] epoch = batch.vector(0).integers();
    int[] timeBin = batch.vector(1).integers();
    int[] summit = batch.vector(2).integers();
    for (int s = 0; s < block.surfaces(); s++) {
      int first = block.firstPeak(s);
      for (int p = first; p < block.endPeak(s); p++) {
        epoch[p] = block.epochIdx(s);
        timeBin[p] = block.timeBinIdx(s);
        summit[p] = p - first + 1;
      }
    }
  }

  private static void copy(double[] numbers, TableBatch batch, int column) {
    System.arraycopy(numbers, 0, batch.vector(column).numbers(), 0, batch.rows());
  }
}
