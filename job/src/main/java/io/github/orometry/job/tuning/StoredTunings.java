package io.github.orometry.job.tuning;

import io.github.orometry.job.executor.Executor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The words of {@code tune --show}.
 *
 * @param folder whose tunings are shown
 */
public record StoredTunings(TuningFolder folder) {

  /**
   * Those for this machine with all they say, in lines, each ended; the others by their names.
   *
   * @param warn is told of files that are not what they should be
   */
  public String text(Consumer<String> warn) {
    StringBuilder text = new StringBuilder();
    List<Path> others = new ArrayList<>();
    for (Path file : folder.files()) {
      Tuning tuning = folder.read(file, warn);
      if (tuning != null && fits(tuning)) {
        text.append(text(file, tuning));
      } else {
        others.add(file);
      }
    }
    if (text.isEmpty()) {
      text.append(String.format("no tuning for this machine is in %s%n", folder.folder()));
    }
    others.forEach(file -> text.append(String.format("does not fit: %s%n", file.getFileName())));
    return text.toString();
  }

  private static boolean fits(Tuning tuning) {
    MachineSignature machine = tuning.machine();
    return MachineSignature.here(machine.sizeClass()).equals(machine);
  }

  private static String text(Path file, Tuning tuning) {
    StringBuilder text = new StringBuilder();
    line(text, "tuning", file);
    line(text, "made", tuning.made() + ", from " + tuning.sample());
    tuning.machine().content().forEach((name, value) -> line(text, name.replace('_', ' '), value));
    line(
        text,
        "best",
        String.format(
            Locale.ROOT,
            "%s, jobs %d, %d surfaces of %d cells in a task, %d in the buffer",
            tuning.executor(),
            tuning.jobs(),
            tuning.slabsPerTask(),
            tuning.cells(),
            tuning.bufferSize()));
    for (Map.Entry<String, Executor.Cost> cost : tuning.costs().entrySet()) {
      line(
          text,
          cost.getKey(),
          String.format(
              Locale.ROOT,
              "%.1f ns a cell, starts %.3f s later",
              cost.getValue().nanosPerCell(),
              cost.getValue().startSeconds()));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append(String.format("%-11s %s%n", name, value));
  }
}
