package io.github.orometry.job.table;

import io.github.orometry.job.slab.EpochMasks;
import io.github.orometry.job.slab.SlabResult;
import io.github.orometry.job.slab.SlabStatus;
import java.io.Serializable;
import java.util.List;

/**
 * What a run, or a part of it, adds up to: each table's rows and fingerprint, the surfaces by
 * status, and the peaks. Its size does not depend on the number of slabs. Parts of one run merge in
 * any order. Not thread-safe: each thread or task has its own.
 */
public final class RunTotals implements Serializable {
  private static final long serialVersionUID = 1;

  private final RowContext context;
  private final Fingerprint[] tables = new Fingerprint[Table.values().length];
  private final long[] slabs = new long[SlabStatus.values().length];
  private long peaks;

  /** The totals of no slabs. */
  public RunTotals(RowContext context) {
    this.context = context;
    for (int i = 0; i < tables.length; i++) {
      tables[i] = new Fingerprint();
    }
  }

  /** Adds one slab. */
  public void add(SlabResult result) {
    for (Table table : context.tables()) {
      table.rows(result, context, tables[table.ordinal()]);
    }
    slabs[result.status().ordinal()]++;
    peaks += result.peaks();
  }

  /** Adds one finished epoch. */
  public void add(EpochMasks epoch) {
    for (Table table : context.tables()) {
      table.rows(epoch, context, tables[table.ordinal()]);
    }
  }

  /** The tables of the run, in their order. */
  public List<Table> tables() {
    return context.tables();
  }

  /** Adds another part of the same run. */
  public void merge(RunTotals part) {
    for (int i = 0; i < tables.length; i++) {
      tables[i].merge(part.tables[i]);
    }
    for (int i = 0; i < slabs.length; i++) {
      slabs[i] += part.slabs[i];
    }
    peaks += part.peaks;
  }

  /** Number of surfaces. */
  public long slabs() {
    long sum = 0;
    for (long count : slabs) {
      sum += count;
    }
    return sum;
  }

  /** Number of surfaces with this status. */
  public long slabs(SlabStatus status) {
    return slabs[status.ordinal()];
  }

  /** Number of reported peaks. */
  public long peaks() {
    return peaks;
  }

  /** Number of rows of a table. */
  public long rows(Table table) {
    return tables[table.ordinal()].rows();
  }

  /** The fingerprint of a table, 32 hexadecimal digits. */
  public String fingerprint(Table table) {
    return tables[table.ordinal()].digits(table);
  }
}
