package io.github.orometry.job.source;

/** How the surfaces of an array lie in their file. */
public enum Plane {
  /** Shape (n_x, n_y): a column of the surface is a row of the array. */
  COLUMNS_FIRST,
  /** Shape (n_y, n_x). */
  ROWS_FIRST,
  /** Shape (n_y, n_x), and row 0 is the top of the picture. */
  ROWS_DOWN
}
