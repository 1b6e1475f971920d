package io.github.orometry.table;

import java.util.List;

/** Some rows of a table, or of some of its columns, as vectors. Used again and again. */
public final class TableBatch {
  private final List<Vector> vectors;
  private int rows;

  /** No rows of these columns yet. */
  public TableBatch(List<Column> columns) {
    vectors = columns.stream().map(Vector::new).toList();
  }

  /** Makes room for exactly {@code rows} rows; what is in those that are new is undefined. */
  public void resize(int rows) {
    this.rows = rows;
    for (int c = 0; c < vectors.size(); c++) {
      vectors.get(c).reserve(rows);
    }
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** The columns' values, in the columns' order. */
  public List<Vector> vectors() {
    return vectors;
  }

  /** The values of column {@code c}, counted from 0. */
  public Vector vector(int c) {
    return vectors.get(c);
  }
}
