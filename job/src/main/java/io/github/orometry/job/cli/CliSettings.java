package io.github.orometry.job.cli;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.setting.Kind;
import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.Setting;
import io.github.orometry.setting.Settings;
import java.util.List;

/** What can be set of a run besides the job's own settings. */
final class CliSettings {
  /** A file or folder. */
  static final Kind<Location> LOCATION = Kind.shown(Stores::location);

  static final Setting<List<Location>> INPUTS =
      Setting.open(
          "inputs",
          LOCATION.list(),
          "",
          "INPUT",
          "Files to read: .npz, .npy, .nc, .h5, .mat, .hgt, .tif, .parquet, or a folder of .parquet files");
  static final Setting<Location> OUT =
      Setting.open(
          "out", LOCATION, "", "DIR", "Folder that receives the result, whole or not at all");
  static final Setting<Location> CONFIG =
      Setting.open(
          "config",
          LOCATION,
          "none",
          "FILE",
          "JSON file with settings, by the names of these options, or the manifest of a result");
  static final Setting<String> MEMORY =
      Setting.open(
          "memory",
          Kinds.MEMORY,
          "the JVM's",
          "1g",
          "Heap of this process, given to the JVM by the launcher");
  static final Setting<Location> INPUTS_FROM =
      Setting.open(
          "inputs-from",
          LOCATION,
          "none",
          "FILE",
          "File that names more inputs, one a line, after those given");

  /** Settings of Spark and of the connectors of stores, as {@code --conf} of spark-submit. */
  static final Setting<List<String>> CONF =
      Setting.open(
          "conf",
          Kind.of(CliSettings::conf).lines(),
          "none",
          "KEY=VALUE",
          "A setting of Spark, or as spark.hadoop.NAME one of a store; may be given again and again");

  static final Setting<String> PACKAGES =
      Setting.open(
          "packages",
          Kinds.TEXT,
          "none",
          "G:A:V,...",
          "Jars from Maven that this process needs besides its own, such as a store's connector; fetched by the launcher");
  static final Setting<String> EXCLUDE_PACKAGES =
      Setting.open(
          "exclude-packages", Kinds.TEXT, "none", "G:A,...", "What of the packages is not fetched");

  /** How stores are reached. */
  static final List<Setting<?>> STORES = List.of(CONF, PACKAGES, EXCLUDE_PACKAGES);

  static final Setting<Location> PROFILE =
      Setting.open(
          "profile",
          LOCATION,
          "none",
          "FILE.jfr",
          "Record a profile of this process by the Java Flight Recorder");
  static final Setting<Boolean> VERBOSE =
      Setting.flag("verbose", "Tell more, and show where a failure came from");

  private CliSettings() {}

  private static String conf(String text) {
    if (!text.matches("spark\\.[^=\\s]+=.*")) {
      String key = text.substring(0, Math.max(0, text.indexOf('=')));
      throw new IllegalArgumentException(
          "expected spark.KEY=VALUE, found %s"
              .formatted(key.isEmpty() ? "no key" : "the key '" + key + "'"));
    }
    return text;
  }

  /** Makes what is set of Spark and of stores known to them. */
  static void apply(Settings given) {
    if (given.has(CONF)) {
      for (String line : given.get(CONF)) {
        int end = line.indexOf('=');
        System.setProperty(line.substring(0, end), line.substring(end + 1));
      }
    }
  }
}
