package io.github.orometry.job.engine;

import io.github.orometry.job.publish.Age;
import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.Setting;
import java.time.Duration;
import java.util.List;

/** What can be set of how the work is done. None of it changes a result. */
public final class ExecutionSettings {
  public static final Setting<String> EXECUTOR =
      Setting.of(
          "executor",
          Kinds.TEXT,
          ExecutorChooser.AUTO,
          "NAME",
          "What does the work: auto, or one that the command executors lists");
  public static final Setting<Boolean> NO_FALLBACK =
      Setting.flag(
          "no-fallback", "Fail where the executor meant cannot be used, rather than use another");
  public static final Setting<Boolean> FALLBACK =
      Setting.flag(
          "fallback", "Use another executor, too, where a master is named that cannot be used");
  public static final Setting<Integer> JOBS =
      Setting.open(
          "jobs",
          Kinds.JOBS,
          "as tuned, else -1",
          "N",
          "How many surfaces at once; -1: as many as cores, -2: one less");
  public static final Setting<String> MASTER =
      Setting.open(
          "master",
          Kinds.TEXT,
          "none",
          "URL",
          "Spark master, such as spark://host:7077 or local[2]; means the executor spark");
  public static final Setting<Integer> CONNECT_TIMEOUT =
      Setting.of(
          "connect-timeout",
          Kinds.POSITIVE,
          10,
          "SECONDS",
          "How long a Spark master may take to answer");
  public static final Setting<Duration> NO_PROGRESS_TIMEOUT =
      Setting.of(
          "no-progress-timeout",
          Age.KIND,
          Duration.ofMinutes(10),
          "TIME",
          "How long a cluster may do nothing, without executors, before the run fails");
  public static final Setting<Integer> SLABS_PER_TASK =
      Setting.open(
          "slabs-per-task",
          Kinds.POSITIVE,
          "as tuned, else as many as take about 60 ms",
          "N",
          "Surfaces of a task");
  public static final Setting<Integer> BUFFER_SIZE =
      Setting.open(
          "buffer-size",
          Kinds.POSITIVE,
          "as tuned, else 8 MB of them; less where memory is short",
          "N",
          "Surfaces of a task in memory at a time");
  public static final Setting<Boolean> NO_TUNING =
      Setting.flag(
          "no-tuning",
          "Use no tuning, also where the command tune has stored one for this machine");
  public static final Setting<Long> MEMORY_WARN =
      Setting.open(
          "memory-warn",
          Kinds.BYTES,
          "the heap, for the memory",
          "SIZE",
          "Warn where the memory, or the masks before compression, are estimated above SIZE");
  public static final Setting<Boolean> MEMORY_STRICT =
      Setting.flag("memory-strict", "Where there is such a warning, stop before any work");

  /** All of them, in the order of help and manifest. */
  public static final List<Setting<?>> ALL =
      List.of(
          EXECUTOR,
          NO_FALLBACK,
          FALLBACK,
          JOBS,
          MASTER,
          CONNECT_TIMEOUT,
          NO_PROGRESS_TIMEOUT,
          SLABS_PER_TASK,
          BUFFER_SIZE,
          NO_TUNING,
          MEMORY_WARN,
          MEMORY_STRICT);

  private ExecutionSettings() {}
}
