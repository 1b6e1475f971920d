package io.github.orometry.job.publish;

import io.github.orometry.job.result.TableFormats;
import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.Setting;
import java.time.Duration;
import java.util.List;

/** What can be set of what a run leaves. */
public final class OutputSettings {
  public static final Setting<String> TABLE_FORMAT =
      Setting.of("table-format", TableFormats.KIND, "parquet", "NAME", "How tables are written");
  public static final Setting<IfExists> IF_EXISTS =
      Setting.of(
          "if-exists",
          Kinds.words(IfExists.class),
          IfExists.FAIL,
          "NAME",
          "If DIR exists; the old result stays until the new one is complete");
  public static final Setting<String> RUN_ID =
      Setting.open("run-id", Kinds.TEXT, "a new UUID", "ID", "Name of the run in the manifest");

  public static final Setting<Boolean> ALLOW_LAST_WRITER_WINS =
      Setting.flag(
          "allow-last-writer-wins",
          "Publish on a store that cannot tell which of two runs was first");
  public static final Setting<Duration> STALE_AFTER =
      Setting.of(
          "stale-after",
          Age.KIND,
          Duration.ofDays(7),
          "AGE",
          "How old what a dead run left must be to be removed, where no lock tells");

  /** All of them, in the order of help and manifest. */
  public static final List<Setting<?>> ALL =
      List.of(TABLE_FORMAT, IF_EXISTS, RUN_ID, ALLOW_LAST_WRITER_WINS, STALE_AFTER);

  private OutputSettings() {}
}
