package io.github.orometry.job.result;

import io.github.orometry.table.Table;
import java.io.Serializable;
import java.util.Map;

/**
 * What was written of a part.
 *
 * @param part which part it is, a number that it shares with other attempts only
 * @param firstKey the key of its first surface, by which parts are put in order; see {@link
 *     io.github.orometry.stack.SurfaceKey}
 * @param files the file of each table
 * @param totals what they hold
 * @param rejected the first surface that was not valid; null for none
 */
public record PartReport(
    int part, long firstKey, Map<Table, DataFile> files, RunTotals totals, RejectedSurface rejected)
    implements Serializable {}
