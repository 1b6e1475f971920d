package io.github.orometry.job.engine;

import io.github.orometry.counts.PeakCounts;
import io.github.orometry.job.result.PartReport;
import java.util.List;

/**
 * What an execution gives back when all tables are written.
 *
 * @param parts one report a part, in the order of their surfaces
 * @param epochs reports of the parts that hold tables of epochs, where {@code parts} do not
 * @param counts peaks by bin
 * @param seconds what the parts of the work took
 */
public record Written(
    List<PartReport> parts, List<PartReport> epochs, PeakCounts counts, WorkSeconds seconds) {}
