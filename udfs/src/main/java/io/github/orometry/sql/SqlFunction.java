package io.github.orometry.sql;

import static io.github.orometry.sql.SqlArgument.ALPHA;
import static io.github.orometry.sql.SqlArgument.LEVELS;
import static io.github.orometry.sql.SqlArgument.NX;
import static io.github.orometry.sql.SqlArgument.OPTIONS;
import static io.github.orometry.sql.SqlArgument.VALUES;

import io.github.orometry.setting.Setting;
import io.github.orometry.table.Column;
import io.github.orometry.table.Table;
import java.util.List;
import java.util.stream.Collectors;

/** The functions: the one table of them, from which sessions and pages have them. */
enum SqlFunction {
  PEAKS(
      "surface_peaks",
      "Every peak of a surface, highest first, with the columns of the table peaks; an empty array"
          + " where there is none.",
      Table.PEAKS,
      SqlOptions.OF_PEAKS,
      "SELECT p.* FROM surfaces LATERAL VIEW explode(surface_peaks(values, nx)) t AS p",
      VALUES,
      NX,
      OPTIONS),
  REGIONS(
      "surface_regions",
      "The regions of every peak at the slice levels, by peak and level, with the columns of the"
          + " table flat_peaks; null in what a region that is not there has not.",
      Table.FLAT_PEAKS,
      SqlOptions.OF_PEAKS,
      "SELECT r.* FROM surfaces LATERAL VIEW explode(surface_regions(values, nx, array(0.5, 0.9)))"
          + " t AS r",
      VALUES,
      NX,
      LEVELS,
      OPTIONS),
  SCORES(
      "surface_scores",
      "What became of a surface and how well one position is singled out on it, with the columns of"
          + " the table slabs. A surface with an infinite cell, on which the other functions fail,"
          + " has the status rejected here.",
      Table.SLABS,
      SqlOptions.OF_SCORES,
      "SELECT surface_scores(values, nx).score FROM surfaces",
      VALUES,
      NX,
      OPTIONS),
  MASK(
      "dominant_mask",
      "The cells that are connected to the dominant peak by sides, through cells at or above alpha"
          + " times its height, as bits: row-major, most significant bit first, as numpy.packbits"
          + " has them.",
      Table.MASKS,
      SqlOptions.OF_PEAKS,
      "SELECT dominant_mask(values, nx, 0.9) FROM surfaces",
      VALUES,
      NX,
      ALPHA,
      OPTIONS),
  MAXIMUM(
      "surface_max",
      "An aggregate: the maximum projection of surfaces with equally many cells, NaN where all of"
          + " them miss a cell; null where there is no surface.",
      null,
      List.of(SqlOptions.DTYPE),
      "SELECT epoch_idx, surface_max(values) FROM surfaces GROUP BY epoch_idx",
      VALUES,
      OPTIONS);

  /** In the tables these stand first; who calls a function has them. */
  private static final int KEYS = 2;

  private final String title;
  private final String purpose;
  private final Table table;
  private final List<Setting<?>> options;
  private final String example;
  private final List<SqlArgument> arguments;

  SqlFunction(
      String title,
      String purpose,
      Table table,
      List<Setting<?>> options,
      String example,
      SqlArgument... arguments) {
    this.title = title;
    this.purpose = purpose;
    this.table = table;
    this.options = options;
    this.example = example;
    this.arguments = List.of(arguments);
  }

  /** Its name in SQL. */
  String title() {
    return title;
  }

  /** What it gives. */
  String purpose() {
    return purpose;
  }

  /** The table with the rows of its answer; null for none. */
  Table table() {
    return table;
  }

  /** The columns of its answer's rows: all of the table's but the keys. */
  List<Column> columns() {
    return withoutKeys(table);
  }

  /** The columns of a table, but the epoch and the time bin. */
  static List<Column> withoutKeys(Table table) {
    return table.columns().subList(KEYS, table.columns().size());
  }

  /** What its options may set. */
  List<Setting<?>> options() {
    return options;
  }

  /** A query with it. */
  String example() {
    return example;
  }

  /** Its arguments; the last one, the options, may be left out. */
  List<SqlArgument> arguments() {
    return arguments;
  }

  /** How it is called: {@code surface_peaks(values, nx[, options])}. */
  String signature() {
    return title
        + arguments.stream()
            .map(argument -> argument == OPTIONS ? "[, options]" : ", " + argument.word())
            .collect(Collectors.joining("", "(", ")"))
            .replaceFirst("^\\(, ", "(");
  }

  /**
   * The failure of a call.
   *
   * @param expected and {@code found}: parts of a sentence
   */
  IllegalArgumentException wrong(SqlArgument argument, String expected, Object found) {
    return new IllegalArgumentException(
        "%s: argument %s: expected %s; found %s."
            .formatted(title, argument.word(), expected, found));
  }
}
