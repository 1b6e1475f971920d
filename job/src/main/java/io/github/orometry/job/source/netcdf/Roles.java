package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.format.variable.Dimension;
import io.github.orometry.job.format.variable.Variable;
import io.github.orometry.job.source.Dims;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.setting.BadSettingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which dimension of a variable is which; -1 for none. A dimension of length 1 may be none of them.
 *
 * @param state that of a decoder's states
 * @param bins that of the bins of all states; then there is no x, y and state
 */
record Roles(int x, int y, int t, int state, int bins) {
  private static final Remedy SAYS =
      new Remedy(InputSettings.DIMS.name(), "", "says which is which");

  /**
   * Those of a variable.
   *
   * @throws BadInputException where they cannot be told
   */
  static Roles of(OpenFile file, Variable variable, ReadOptions options) {
    List<Dimension> dims = variable.dimensions();
    if (!options.dims().inFile().isEmpty()) {
      return named(file, variable, options.dims());
    }
    Optional<Roles> bins = bins(file, dims);
    if (bins.isPresent()) {
      return bins.get();
    }
    List<Optional<Role>> roles =
        dims.stream().map(d -> Role.of(d.name(), file.find(d.coordinates()).orElse(null))).toList();
    int state = roles.indexOf(Optional.of(Role.STATE));
    if (!options.dims().equals(Dims.DEFAULT)) {
      return byPosition(file, variable, options.dims(), state);
    }
    boolean known = dims.stream().anyMatch(d -> !d.name().isEmpty());
    if (!known) {
      return byPosition(file, variable, Positions.order(file, variable), state);
    }
    return recognised(variable, roles, state)
        .or(
            () ->
                options.named().dims()
                    ? Optional.of(byPosition(file, variable, Dims.DEFAULT, state))
                    : Optional.empty())
        .orElseThrow(() -> unclear(file, variable));
  }

  private static Optional<Roles> bins(OpenFile file, List<Dimension> dims) {
    for (int d = 0; d < dims.size(); d++) {
      if (StateBins.arePlaces(file.content(), dims.get(d).name())) {
        int bins = d;
        int[] others =
            IntStream.range(0, dims.size())
                .filter(i -> i != bins && dims.get(i).length() != 1)
                .toArray();
        if (others.length <= 1) {
          return Optional.of(new Roles(-1, -1, others.length == 0 ? -1 : others[0], -1, d));
        }
      }
    }
    return Optional.empty();
  }

  private static Roles named(OpenFile file, Variable variable, Dims dims) {
    List<String> there = variable.dimensions().stream().map(Dimension::name).toList();
    int[] found = {-1, -1, -1};
    for (int i = 0; i < dims.inFile().size(); i++) {
      found[i] = there.indexOf(dims.inFile().get(i));
      if (found[i] < 0) {
        throw new BadSettingException(
            InputSettings.DIMS.name(),
            "names '%s', but %s has dimensions %s"
                .formatted(dims.inFile().get(i), file.label(variable), variable.shapeWords()));
      }
    }
    int state =
        IntStream.range(0, there.size())
            .filter(d -> Arrays.stream(found).noneMatch(f -> f == d))
            .filter(d -> Role.named(there.get(d)).equals(Optional.of(Role.STATE)))
            .findFirst()
            .orElse(-1);
    return checked(file, variable, found, state);
  }

  /** Empty where the names do not tell. */
  private static Optional<Roles> recognised(
      Variable variable, List<Optional<Role>> roles, int state) {
    int[] found = new int[3];
    List<Integer> unknown = new ArrayList<>();
    for (int d = 0; d < roles.size(); d++) {
      if (roles.get(d).isEmpty() && variable.dimensions().get(d).length() != 1) {
        unknown.add(d);
      }
    }
    for (Role role : List.of(Role.X, Role.Y, Role.T)) {
      found[role.ordinal()] = roles.indexOf(Optional.of(role));
      if (roles.lastIndexOf(Optional.of(role)) != found[role.ordinal()]) {
        return Optional.empty();
      }
    }
    List<Integer> lacking = IntStream.range(0, 3).filter(r -> found[r] < 0).boxed().toList();
    if (unknown.size() == 1 && !lacking.isEmpty()) {
      boolean one = lacking.size() == 1 || (lacking.size() == 2 && lacking.contains(2));
      if (!one) {
        return Optional.empty();
      }
      found[lacking.get(0)] = unknown.get(0);
    }
    return isWhole(variable, found, state)
        ? Optional.of(new Roles(found[0], found[1], found[2], state, -1))
        : Optional.empty();
  }

  private static Roles byPosition(OpenFile file, Variable variable, Dims order, int state) {
    List<Dimension> dims = variable.dimensions();
    List<Integer> live = new ArrayList<>();
    for (int d = 0; d < dims.size(); d++) {
      if (d != state) {
        live.add(d);
      }
    }
    for (int d = dims.size() - 1; d >= 0 && live.size() > 3; d--) {
      if (dims.get(d).length() == 1) {
        live.remove((Integer) d);
      }
    }
    if (live.size() < 2 || live.size() > 3) {
      throw new BadInputException(
          "%s has dimensions %s; 2 or 3 of more than one element were expected."
              .formatted(file.label(variable), variable.shapeWords()));
    }
    List<String> names = order.ofRank(live.size());
    int[] found = {-1, -1, -1};
    for (int i = 0; i < names.size(); i++) {
      found["xyt".indexOf(names.get(i))] = live.get(i);
    }
    return checked(file, variable, found, state);
  }

  private static Roles checked(OpenFile file, Variable variable, int[] found, int state) {
    if (!isWhole(variable, found, state)) {
      throw unclear(file, variable);
    }
    return new Roles(found[0], found[1], found[2], state, -1);
  }

  /** Whether x and y are known, and every dimension with more than one element is one role. */
  private static boolean isWhole(Variable variable, int[] found, int state) {
    boolean whole =
        IntStream.range(0, variable.dimensions().size())
            .filter(d -> variable.dimensions().get(d).length() != 1)
            .allMatch(d -> d == state || Arrays.stream(found).anyMatch(f -> f == d));
    long different = Arrays.stream(found).filter(f -> f >= 0).distinct().count();
    long all = Arrays.stream(found).filter(f -> f >= 0).count();
    return whole && different == all && found[0] >= 0 && found[1] >= 0;
  }

  /** The order of x, y and t, as the setting has it. */
  String order() {
    return IntStream.of(x, y, t)
        .filter(d -> d >= 0)
        .sorted()
        .mapToObj(d -> d == x ? "x" : d == y ? "y" : "t")
        .collect(Collectors.joining(","));
  }

  private static BadInputException unclear(OpenFile file, Variable variable) {
    return new BadInputException(
        "%s has dimensions %s, which do not tell which of them are x, y and time."
            .formatted(file.label(variable), variable.shapeWords()),
        SAYS);
  }
}
