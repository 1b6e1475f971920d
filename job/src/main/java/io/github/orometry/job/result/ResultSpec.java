package io.github.orometry.job.result;

import io.github.orometry.analysis.Analysis;
import io.github.orometry.analysis.Analyzer;
import io.github.orometry.surface.Grid;
import io.github.orometry.table.Table;
import java.io.Serializable;
import java.util.List;

/**
 * What a result is to hold, the same for all its parts.
 *
 * @param analysis what is found
 * @param grid of all surfaces
 * @param format the name of the tables' format
 */
public record ResultSpec(Analysis analysis, Grid grid, String format) implements Serializable {
  /** The tables, in their order. */
  public List<Table> tables() {
    return Table.of(analysis);
  }

  /** A worker that finds what the tables need. */
  public Analyzer analyzer() {
    return Analyzer.forTables(analysis, grid);
  }

  /** Whether there are masks, and so epochs' masks. */
  public boolean hasMasks() {
    return !analysis.masks().isEmpty();
  }

  /** How the tables' files are written. */
  TableFormat tableFormat() {
    return TableFormats.named(format);
  }
}
