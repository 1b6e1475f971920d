package io.github.orometry.job.result;

import io.github.orometry.analysis.PeakBlock;
import io.github.orometry.analysis.SurfaceStatus;
import io.github.orometry.table.Fingerprint;
import io.github.orometry.table.Table;
import io.github.orometry.table.TableBatch;
import java.io.Serializable;

/**
 * What a run, or a part of it, adds up to: each table's rows and fingerprint, the surfaces by
 * status, and the peaks. Its size does not depend on the number of surfaces. Parts of one run merge
 * in any order. Not thread-safe: each thread or task has its own.
 */
public final class RunTotals implements Sink, Serializable {
  private static final long serialVersionUID = 1;

  private final Fingerprint[] tables = new Fingerprint[Table.values().length];
  private final long[] surfaces = new long[SurfaceStatus.values().length];
  private long peaks;
  private long overflows;

  /** The totals of no surfaces. */
  public RunTotals() {
    for (int i = 0; i < tables.length; i++) {
      tables[i] = new Fingerprint();
    }
  }

  @Override
  public void accept(PeakBlock block) {
    for (int s = 0; s < block.surfaces(); s++) {
      surfaces[block.status(s).ordinal()]++;
      overflows += block.status(s) == SurfaceStatus.OK && block.error(s) != null ? 1 : 0;
    }
    peaks += block.peaks();
  }

  /** Adds rows of a table. */
  void add(Table table, TableBatch rows) {
    tables[table.ordinal()].add(rows);
  }

  /** Adds another part of the same run. */
  public void merge(RunTotals part) {
    for (int i = 0; i < tables.length; i++) {
      tables[i].merge(part.tables[i]);
    }
    for (int i = 0; i < surfaces.length; i++) {
      surfaces[i] += part.surfaces[i];
    }
    peaks += part.peaks;
    overflows += part.overflows;
  }

  /** Number of surfaces. */
  public long surfaces() {
    long sum = 0;
    for (long count : surfaces) {
      sum += count;
    }
    return sum;
  }

  /** Number of surfaces with this status. */
  public long surfaces(SurfaceStatus status) {
    return surfaces[status.ordinal()];
  }

  /** Number of reported peaks. */
  public long peaks() {
    return peaks;
  }

  /** Number of surfaces with a prominence beyond the largest double. */
  public long overflows() {
    return overflows;
  }

  /** Number of rows of a table. */
  public long rows(Table table) {
    return tables[table.ordinal()].rows();
  }

  /** The fingerprint of a table, 32 hexadecimal digits. */
  public String fingerprint(Table table) {
    return table.digits(tables[table.ordinal()]);
  }
}
