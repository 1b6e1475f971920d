package io.github.orometry.job.cli;

import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Stores;
import io.github.orometry.setting.Kind;
import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.Setting;
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
}
