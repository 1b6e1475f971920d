package io.github.orometry.job.executor.spark;

import io.github.orometry.job.slab.SlabResult;
import io.github.orometry.job.slab.SlabScores;
import io.github.orometry.job.slab.SlabStatus;

/**
 * A {@link SlabResult} as a row: a bean with the same fields, as Spark's encoder of primitive
 * arrays asks for.
 */
public final class ResultRow {
  private int epochIdx;
  private int timeBinIdx;
  private String status;
  private double max;
  private int missingCells;
  private String error;
  private int[] cell;
  private double[] height;
  private double[] keyCol;
  private double[] keyColX;
  private double[] keyColY;
  private double[] prominence;
  private int[] parent;
  private boolean[] edgeLimited;
  private double[] slices;
  private double[] scores;
  private byte[] masks;
  private int[] maskCells;

  /** The row of a result. */
  static ResultRow of(SlabResult result) {
    ResultRow row = new ResultRow();
    row.epochIdx = result.epochIdx();
    row.timeBinIdx = result.timeBinIdx();
    row.status = result.status().name();
    row.max = result.max();
    row.missingCells = result.missingCells();
    row.error = result.error();
    row.cell = result.cell();
    row.height = result.height();
    row.keyCol = result.keyCol();
    row.keyColX = result.keyColX();
    row.keyColY = result.keyColY();
    row.prominence = result.prominence();
    row.parent = result.parent();
    row.edgeLimited = result.edgeLimited();
    row.slices = result.slices();
    row.scores = numbers(result.scores());
    row.masks = result.masks();
    row.maskCells = result.maskCells();
    return row;
  }

  /** The result of this row. */
  SlabResult result() {
    return new SlabResult(
        epochIdx,
        timeBinIdx,
        SlabStatus.valueOf(status),
        max,
        missingCells,
        error,
        cell,
        height,
        keyCol,
        keyColX,
        keyColY,
        prominence,
        parent,
        edgeLimited,
        slices,
        scores == null ? null : scores(scores),
        masks,
        maskCells);
  }

  private static double[] numbers(SlabScores scores) {
    return scores == null
        ? null
        : new double[] {
          scores.prominenceRatio(),
          scores.closeness(),
          scores.spread(),
          scores.concentration(),
          scores.contrast(),
          scores.score()
        };
  }

  private static SlabScores scores(double[] numbers) {
    return new SlabScores(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
  }

  public int getEpochIdx() {
    return epochIdx;
  }

  public void setEpochIdx(int epochIdx) {
    this.epochIdx = epochIdx;
  }

  public int getTimeBinIdx() {
    return timeBinIdx;
  }

  public void setTimeBinIdx(int timeBinIdx) {
    this.timeBinIdx = timeBinIdx;
  }

  public String getStatus() {
    return status;
  }

  public void setStatus(String status) {
    this.status = status;
  }

  public double getMax() {
    return max;
  }

  public void setMax(double max) {
    this.max = max;
  }

  public int getMissingCells() {
    return missingCells;
  }

  public void setMissingCells(int missingCells) {
    this.missingCells = missingCells;
  }

  public String getError() {
    return error;
  }

  public void setError(String error) {
    this.error = error;
  }

  public int[] getCell() {
    return cell;
  }

  public void setCell(int[] cell) {
    this.cell = cell;
  }

  public double[] getHeight() {
    return height;
  }

  public void setHeight(double[] height) {
    this.height = height;
  }

  public double[] getKeyCol() {
    return keyCol;
  }

  public void setKeyCol(double[] keyCol) {
    this.keyCol = keyCol;
  }

  public double[] getKeyColX() {
    return keyColX;
  }

  public void setKeyColX(double[] keyColX) {
    this.keyColX = keyColX;
  }

  public double[] getKeyColY() {
    return keyColY;
  }

  public void setKeyColY(double[] keyColY) {
    this.keyColY = keyColY;
  }

  public double[] getProminence() {
    return prominence;
  }

  public void setProminence(double[] prominence) {
    this.prominence = prominence;
  }

  public int[] getParent() {
    return parent;
  }

  public void setParent(int[] parent) {
    this.parent = parent;
  }

  public boolean[] getEdgeLimited() {
    return edgeLimited;
  }

  public void setEdgeLimited(boolean[] edgeLimited) {
    this.edgeLimited = edgeLimited;
  }

  public double[] getSlices() {
    return slices;
  }

  public void setSlices(double[] slices) {
    this.slices = slices;
  }

  public double[] getScores() {
    return scores;
  }

  public void setScores(double[] scores) {
    this.scores = scores;
  }

  public byte[] getMasks() {
    return masks;
  }

  public void setMasks(byte[] masks) {
    this.masks = masks;
  }

  public int[] getMaskCells() {
    return maskCells;
  }

  public void setMaskCells(int[] maskCells) {
    this.maskCells = maskCells;
  }
}
