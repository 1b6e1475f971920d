package io.github.orometry.job.engine.spark;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.stack.SurfaceRange;
import io.github.orometry.stack.SurfaceSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;

/**
 * What is said when Spark has given up the work: the sentence of the task that failed; else which
 * surfaces it was about, where it read them, and how it ended.
 */
final class GivenUp extends SparkListener {
  /** How an executor ends whose heap, or whose machine, has no more memory. */
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile("OutOfMemoryError|(exit code|exitCode:?|code) (52|137)\\b");

  /** Of the first attempt at a stage, whose tasks are those of all partitions, in their order. */
  private static final Pattern TASK =
      Pattern.compile(
          "Task (\\d+) in stage (\\d+)\\.0 failed (\\d+) times?, [^\\n]*?\\): ([^\\n]*)");

  private final List<SurfaceSource> sources;
  private final Set<Integer> reading = ConcurrentHashMap.newKeySet();
  private volatile List<List<SurfaceRange>> pieces = List.of();

  GivenUp(List<SurfaceSource> sources) {
    this.sources = sources;
  }

  /** The surfaces of each task of the stages that read, where they are read in such pieces only. */
  void pieces(List<List<SurfaceRange>> pieces) {
    this.pieces = pieces;
  }

  /** A stage that needs no other is one that reads. */
  @Override
  public void onStageSubmitted(SparkListenerStageSubmitted stage) {
    if (stage.stageInfo().parentIds().isEmpty()) {
      reading.add(stage.stageInfo().stageId());
    }
  }

  /** What the run fails with. */
  JobException failure(Exception e) {
    JobException told = told(e);
    return told == null ? failure(String.valueOf(e.getMessage()), e) : told;
  }

  /** Null for none; Spark suppresses what is thrown at the end of a task. */
  private static JobException told(Throwable e) {
    if (e == null || e instanceof JobException) {
      return (JobException) e;
    }
    return Stream.concat(Stream.ofNullable(e.getCause()), Stream.of(e.getSuppressed()))
        .map(GivenUp::told)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private FailedException failure(String message, Exception e) {
    Matcher task = TASK.matcher(message);
    Optional<String> surfaces = task.find() ? surfaces(task) : Optional.empty();
    if (OUT_OF_MEMORY.matcher(message).find()) {
      return new FailedException(
          "the memory of an executor was not enough%s."
              .formatted(surfaces.map(" for %s"::formatted).orElse("")),
          new Remedy("conf", "spark.executor.memory=4g", "gives each more"));
    }
    String first =
        surfaces.isPresent() ? task.group(4) : message.lines().findFirst().orElse("").strip();
    String where =
        surfaces.map(found -> " on %s, tried %s times".formatted(found, task.group(3))).orElse("");
    String end = first.endsWith(".") ? "" : ".";
    return new FailedException(
        "Spark could not do the work%s: %s%s".formatted(where, first, end), e);
  }

  /** Empty where the task read none. */
  private Optional<String> surfaces(Matcher task) {
    int number = Integer.parseInt(task.group(1));
    if (!reading.contains(Integer.parseInt(task.group(2))) || number >= pieces.size()) {
      return Optional.empty();
    }
    List<SurfaceRange> piece = pieces.get(number);
    SurfaceRange last = piece.get(piece.size() - 1);
    SurfaceSource begin = sources.get(piece.get(0).source());
    SurfaceSource end = sources.get(last.source());
    String from = begin.describe(piece.get(0).from());
    String to = end.describe(last.to() - 1);
    if (from.equals(to)) {
      return Optional.of(from);
    }
    return Optional.of(from + " to " + (begin == end ? to.replace(end.label() + ", ", "") : to));
  }
}
