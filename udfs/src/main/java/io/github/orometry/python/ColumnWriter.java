package io.github.orometry.python;

import io.github.orometry.table.Column;
import io.github.orometry.table.ColumnType;
import io.github.orometry.table.TableBatch;
import io.github.orometry.table.Vector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes batches of a table one after another, each column to a piece of memory of its own. */
final class ColumnWriter {
  private static final int NONE = -1;

  private final ByteBuffer[] targets;

  /** By column of texts, the code of each text. */
  private final List<Map<String, Integer>> codes = new ArrayList<>();

  ColumnWriter(List<Column> columns, ByteBuffer[] targets) {
    this.targets = Arrays.stream(targets).map(Memory::of).toArray(ByteBuffer[]::new);
    columns.forEach(
        column -> codes.add(column.type() == ColumnType.TEXT ? new LinkedHashMap<>() : null));
  }

  void write(TableBatch batch) {
    for (int c = 0; c < targets.length; c++) {
      write(batch.vector(c), batch.rows(), targets[c], codes.get(c));
    }
  }

  private static void write(
      Vector vector, int rows, ByteBuffer target, Map<String, Integer> codes) {
    switch (vector.column().type()) {
      case INTEGER -> {
        target.asIntBuffer().put(vector.integers(), 0, rows);
        target.position(target.position() + rows * Integer.BYTES);
      }
      case NUMBER -> {
        target.asDoubleBuffer().put(vector.numbers(), 0, rows);
        target.position(target.position() + rows * Double.BYTES);
      }
      case FLAG -> target.put(vector.flags(), 0, rows);
      case TEXT -> {
        for (int row = 0; row < rows; row++) {
          String text = vector.texts()[row];
          target.putInt(text == null ? NONE : codes.computeIfAbsent(text, t -> codes.size()));
        }
      }
      case BYTES -> {
        for (int row = 0; row < rows; row++) {
          target.put(vector.data(), vector.from()[row], vector.length()[row]);
        }
      }
    }
  }

  /** By column the texts in the order of their codes; null for columns that are none of texts. */
  String[][] texts() {
    return codes.stream()
        .map(map -> map == null ? null : map.keySet().toArray(String[]::new))
        .toArray(String[][]::new);
  }
}
