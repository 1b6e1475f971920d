package io.github.orometry.job.source;

import io.github.orometry.setting.Kind;
import io.github.orometry.setting.Kinds;
import io.github.orometry.setting.Setting;
import java.util.List;

/** What can be set of how surfaces are read. */
public final class InputSettings {
  public static final Setting<Dims> DIMS =
      Setting.of(
          "dims",
          Kind.shown(Dims::parse),
          Dims.DEFAULT,
          "x,y,t",
          "What the dimensions of an array are, in order; or by name: x=lon,y=lat,t=time");
  public static final Setting<List<String>> ARRAYS =
      Setting.open(
          "arrays",
          Kinds.TEXT.list(),
          "all that can be surfaces",
          "NAME,...",
          "Read these arrays of an archive");
  public static final Setting<String> VAR =
      Setting.open(
          "var",
          Kinds.TEXT,
          "the only one that can be surfaces",
          "PATH",
          "Read this variable of a netCDF, HDF5 or MATLAB file");
  public static final Setting<List<String>> STATES =
      Setting.open(
          "states",
          Kinds.TEXT.list(),
          "all that have positions",
          "NAME,...",
          "Sum these states of a decoder's posterior");
  public static final Setting<String> EPOCHS =
      Setting.open(
          "epochs",
          Kinds.TEXT,
          "a variable is one epoch",
          "FILE",
          "Cut a variable into epochs: a CSV file of start,stop in the unit of its time");
  public static final Setting<String> X_AXIS =
      Setting.open(
          "x-axis",
          Kinds.TEXT,
          "xbin_centers, else indices",
          "NAME|FILE",
          "Array with the column centres: its name in the input, or an .npy file");
  public static final Setting<String> Y_AXIS =
      Setting.open(
          "y-axis",
          Kinds.TEXT,
          "ybin_centers, else indices",
          "NAME|FILE",
          "Array with the row centres: its name in the input, or an .npy file");
  public static final Setting<Projection> PROJECT =
      Setting.open(
          "project",
          Kinds.words(Projection.class),
          "no",
          "max",
          "Collapse the surfaces of each epoch to their cell-wise maximum first");
  public static final Setting<BadSurfacePolicy> ON_BAD_SLAB =
      Setting.of(
          "on-bad-slab",
          Kinds.words(BadSurfacePolicy.class),
          BadSurfacePolicy.FAIL,
          "NAME",
          "For a surface with an infinite cell");
  public static final Setting<Double> MAX_BAD_SHARE =
      Setting.of(
          "max-bad-share",
          new Kind<>(InputSettings::share, share -> share, "", List.of()),
          0.1,
          "SHARE",
          "Of the surfaces, how many may be left out as bad, from 0 to 1, before the run fails");

  /** How files are read. */
  public static final List<Setting<?>> READING =
      List.of(DIMS, ARRAYS, VAR, STATES, EPOCHS, X_AXIS, Y_AXIS);

  /** All of them, in the order of help and manifest. */
  public static final List<Setting<?>> ALL =
      List.of(
          DIMS, ARRAYS, VAR, STATES, EPOCHS, X_AXIS, Y_AXIS, PROJECT, ON_BAD_SLAB, MAX_BAD_SHARE);

  private InputSettings() {}

  private static double share(String text) {
    double share = Kinds.NUMBER.parse().apply(text);
    if (share < 0 || share > 1) {
      throw new IllegalArgumentException("expected a number from 0 to 1, found '" + text + "'");
    }
    return share;
  }
}
