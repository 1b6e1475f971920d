package io.github.orometry.job.publish;

import io.github.orometry.job.result.TableFormats;
import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.Setting;
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

  /** All of them, in the order of help and manifest. */
  public static final List<Setting<?>> ALL = List.of(TABLE_FORMAT, IF_EXISTS, RUN_ID);

  private OutputSettings() {}
}
