package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.format.variable.Dimension;
import io.github.orometry.job.format.variable.Variable;
import io.github.orometry.job.format.variable.VariableFile;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.setting.BadSettingException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the variables that are meant. */
final class Chooser {
  private static final Remedy CHOOSES = new Remedy(InputSettings.VAR.name(), "", "chooses");
  private static final int MOST_NAMED = 10;

  private final String label;
  private final VariableFile file;

  Chooser(String label, VariableFile file) {
    this.label = label;
    this.file = file;
  }

  /**
   * Those asked for, or the only one that can be surfaces.
   *
   * @throws BadInputException where there is none, where several could be meant, and where
   *     something is damaged
   */
  List<Variable> chosen(ReadOptions options) {
    String asked = options.named().variable();
    if (asked != null) {
      return List.of(named(InputSettings.VAR.name(), asked));
    }
    if (!options.arrays().isEmpty()) {
      return options.arrays().stream()
          .map(name -> named(InputSettings.ARRAYS.name(), name))
          .toList();
    }
    for (Map.Entry<String, String> damage : file.damaged().entrySet()) {
      throw damaged(damage.getKey());
    }
    return List.of(only());
  }

  private BadInputException damaged(String path) {
    return new BadInputException(
        "%s, variable '%s' cannot be read: %s.".formatted(label, path, file.damaged().get(path)));
  }

  private Variable named(String setting, String asked) {
    String path = asked.startsWith("/") ? asked : "/" + asked;
    if (file.damaged().containsKey(path)) {
      throw damaged(path);
    }
    List<Variable> found =
        file.variables().stream()
            .filter(
                v -> v.path().equals(path) || (v.path().endsWith(path) && !asked.startsWith("/")))
            .sorted((a, b) -> Boolean.compare(b.path().equals(path), a.path().equals(path)))
            .toList();
    if (found.isEmpty()) {
      throw new BadSettingException(
          setting,
          "names '%s', which is not in %s; these are there: %s"
              .formatted(asked, label, listed(file.variables())));
    }
    if (found.size() > 1 && !found.get(0).path().equals(path)) {
      throw new BadSettingException(
          setting, "names '%s', which could be %s".formatted(asked, listed(found)));
    }
    return found.get(0);
  }

  private Variable only() {
    Set<String> beside = beside();
    List<Variable> all =
        file.variables().stream()
            .filter(v -> v.type().isPresent() && !v.path().startsWith("/#"))
            .filter(v -> !isCoordinate(v) && !beside.contains(v.name()))
            .toList();
    List<Variable> deep = all.stream().filter(v -> depth(v) > 2 || isBins(v)).toList();
    List<Variable> meant = deep.isEmpty() ? all.stream().filter(v -> depth(v) == 2).toList() : deep;
    if (meant.isEmpty()) {
      throw new BadInputException(
          "%s holds no variable of numbers with 2 or 3 dimensions; it has: %s."
              .formatted(label, listed(file.variables())));
    }
    if (meant.size() > 1) {
      throw new BadInputException(
          "%s holds several variables that can be surfaces, and one is read: %s."
              .formatted(label, listed(meant)),
          CHOOSES);
    }
    return meant.get(0);
  }

  /** The names of those that tell something of others: coordinates of cells, bounds. */
  private Set<String> beside() {
    Set<String> names = new HashSet<>();
    for (Variable v : file.variables()) {
      for (String attribute :
          List.of("coordinates", "bounds", "climatology", "ancillary_variables")) {
        names.addAll(Arrays.asList(v.text(attribute).split("\\s+")));
      }
    }
    return names;
  }

  private static boolean isCoordinate(Variable variable) {
    return variable.dimensions().stream().anyMatch(d -> d.coordinates().equals(variable.path()));
  }

  private static long depth(Variable variable) {
    return variable.dimensions().stream().filter(d -> d.length() != 1).count();
  }

  private boolean isBins(Variable variable) {
    return variable.dimensions().stream()
        .map(Dimension::name)
        .anyMatch(name -> StateBins.arePlaces(file, name));
  }

  private static String listed(List<Variable> variables) {
    String some =
        variables.stream()
            .limit(MOST_NAMED)
            .map(v -> "'%s' %s of %s".formatted(v.path(), v.shapeWords(), v.typeWords()))
            .collect(Collectors.joining(", "));
    int more = variables.size() - MOST_NAMED;
    return variables.isEmpty()
        ? "no variable at all"
        : more > 0 ? some + " and " + more + " more" : some;
  }
}
