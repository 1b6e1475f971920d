package io.github.orometry.job.tuning;

import io.github.orometry.job.executor.Executor;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was found best on a machine.
 *
 * @param machine what it holds for
 * @param made when
 * @param sample what was measured, in a few words
 * @param cells of each surface measured
 * @param executor that was the fastest
 * @param jobs surfaces at once, at least 1; the costs hold for that many
 * @param bufferSize surfaces of a task in memory at a time, at least 1
 * @param slabsPerTask surfaces of a task, at least 1
 * @param costs what the work costs, by the name of each executor tried; the start is what it takes
 *     more than the one that starts soonest
 */
public record Tuning(
    MachineSignature machine,
    Instant made,
    String sample,
    int cells,
    String executor,
    int jobs,
    int bufferSize,
    int slabsPerTask,
    Map<String, Executor.Cost> costs) {

  /** As the file has it. */
  Map<String, Object> content() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("version", TuningFile.VERSION);
    content.put("signature", machine.hash());
    content.put("machine", machine.content());
    content.put("made", made.toString());
    content.put("sample", sample);
    content.put("cells", cells);
    content.put("executor", executor);
    content.put("jobs", jobs);
    content.put("buffer_size", bufferSize);
    content.put("slabs_per_task", slabsPerTask);
    Map<String, Object> all = new LinkedHashMap<>();
    costs.forEach((name, cost) -> all.put(name, content(cost)));
    content.put("costs", all);
    return content;
  }

  private static Map<String, Object> content(Executor.Cost cost) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("start_seconds", cost.startSeconds());
    content.put("nanos_per_cell", cost.nanosPerCell());
    return content;
  }

  /** So many surfaces as these were, for surfaces of another size: the same cells, at least 1. */
  int scaled(int surfaces, int otherCells) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, (long) surfaces * cells / otherCells));
  }
}
