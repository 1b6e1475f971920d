package io.github.orometry.job.executor;

import io.github.orometry.job.counts.PeakCounts;
import io.github.orometry.job.table.RunTotals;

/**
 * What an executor gives back when all tables are written.
 *
 * @param totals what the tables hold
 * @param counts peaks by bin
 * @param seconds what the parts of the work took
 */
public record Outcome(RunTotals totals, PeakCounts counts, WorkSeconds seconds) {}
