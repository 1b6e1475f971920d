package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.format.variable.Variable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a dimension can be. */
enum Role {
  X(
      "x|lon|long|longitude|rlon|easting|cols?|columns?|n_?x|ix|x[-_.]?(bins?|pos|positions?|cent(er|re)s?|bin_cent(er|re)s?|coords?|coordinates?|idx|index|dim)|.*_x|xbin_centers",
      "longitude|grid_longitude|projection_x_coordinate",
      "degrees?_?(east|e)"),
  Y(
      "y|lat|latitude|rlat|northing|rows?|n_?y|iy|y[-_.]?(bins?|pos|positions?|cent(er|re)s?|bin_cent(er|re)s?|coords?|coordinates?|idx|index|dim)|.*_y|ybin_centers",
      "latitude|grid_latitude|projection_y_coordinate",
      "degrees?_?(north|n)"),
  T("t|n_?t|times?|time[-_.].*|.*[-_.]time|frames?|steps?|samples?|date", "time", ".* since .*"),
  STATE("states?", "", "");

  private final Pattern names;
  private final Pattern standardNames;
  private final Pattern units;

  Role(String names, String standardNames, String units) {
    this.names = Pattern.compile(names);
    this.standardNames = Pattern.compile(standardNames);
    this.units = Pattern.compile(units);
  }

  /** By its name alone. */
  static Optional<Role> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return List.of(values()).stream().filter(r -> r.names.matcher(lower).matches()).findFirst();
  }

  /**
   * By what is said of its coordinates, or else by its name.
   *
   * @param coordinates null for none
   */
  static Optional<Role> of(String name, Variable coordinates) {
    if (coordinates == null) {
      return named(name);
    }
    String axis = coordinates.text("axis").toUpperCase(Locale.ROOT);
    if (List.of("X", "Y", "T").contains(axis)) {
      return Optional.of(valueOf(axis));
    }
    String standard = coordinates.text("standard_name");
    String unit = coordinates.text("units").toLowerCase(Locale.ROOT);
    for (Role role : List.of(X, Y, T)) {
      if (role.standardNames.matcher(standard).matches() || role.units.matcher(unit).matches()) {
        return Optional.of(role);
      }
    }
    return named(name);
  }
}
