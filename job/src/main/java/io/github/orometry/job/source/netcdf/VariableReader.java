package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.RandomAccess;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.format.variable.Dimension;
import io.github.orometry.job.format.variable.FileBlocks;
import io.github.orometry.job.format.variable.Variable;
import io.github.orometry.job.source.ArrayFile;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.job.source.Plane;
import io.github.orometry.job.source.ReadOptions;
import io.github.orometry.job.source.Staging;
import io.github.orometry.setting.BadSettingException;
import io.github.orometry.surface.Grid;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes epochs of the variables that are meant. */
final class VariableReader {
  private final OpenFile file;
  private final ReadOptions options;
  private final Staging staging;
  private final List<ArrayFile.Stack> stacks = new ArrayList<>();
  private final Map<String, Object> about = new LinkedHashMap<>();
  private Optional<ArrayFile.Axis> x = Optional.empty();
  private Optional<ArrayFile.Axis> y = Optional.empty();

  /** What becomes of a variable's values, and what there is to tell of it. */
  private record Surfaces(
      SurfacePlan plan,
      Optional<ArrayFile.Axis> x,
      Optional<ArrayFile.Axis> y,
      Plane plane,
      List<String> turned,
      String xUnits,
      String yUnits,
      List<String> states) {}

  private VariableReader(OpenFile file, ReadOptions options, Staging staging) {
    this.file = file;
    this.options = options;
    this.staging = staging;
  }

  /** See {@link NetcdfFormat#open}. */
  static ArrayFile open(Location location, ReadOptions options, Staging staging)
      throws IOException {
    String label = "file " + location;
    try (RandomAccess access = Stores.of(location).open(location)) {
      FileBlocks blocks = new FileBlocks(access);
      OpenFile file = new OpenFile(location, label, access.size(), FileKind.read(label, blocks));
      return new VariableReader(file, options, staging).read();
    }
  }

  private ArrayFile read() {
    for (Variable variable : new Chooser(file.label(), file.content()).chosen(options)) {
      add(variable);
    }
    return new ArrayFile(stacks, List.of(), x, y, about);
  }

  private void add(Variable variable) {
    Roles roles = Roles.of(file, variable, options);
    List<Dimension> dims = variable.dimensions();
    checkShape(variable, roles);
    RawArray array = file.array(variable, roles.t());
    Surfaces surfaces = roles.bins() >= 0 ? bins(variable, roles) : plane(variable, roles);
    tell(variable, roles, surfaces);
    x = x.or(surfaces::x);
    y = y.or(surfaces::y);
    boolean named = dims.stream().anyMatch(d -> !d.name().isEmpty());
    List<Integer> lengths =
        named || roles.state() >= 0 || dims.size() > 3
            ? List.of()
            : dims.stream().map(d -> (int) d.length()).toList();
    Packing packing = file.packing(variable);
    EpochOpening.Unpacked unpacked =
        new EpochOpening.Unpacked(array, staging, file.label(variable));
    int number = 0;
    for (int[] bins : epochs(variable, roles, array)) {
      String label = file.label(variable);
      String name = variable.path();
      if (options.named().epochs() != null) {
        label += ", epoch %s of the table".formatted(number);
        name += String.format(Locale.ROOT, "_epoch_%04d", number++);
      }
      EpochOpening opening =
          new EpochOpening(unpacked, packing, surfaces.plan(), roles, bins, label);
      stacks.add(
          new ArrayFile.Stack(
              label,
              Optional.of(name),
              shape(variable, surfaces.plan()),
              lengths,
              surfaces.plan().nx(),
              surfaces.plan().ny(),
              bins[1] - bins[0],
              surfaces.plane(),
              opening));
    }
  }

  private static String shape(Variable variable, SurfacePlan plan) {
    return "has dimensions %s, so %s"
        .formatted(variable.shapeWords(), ArrayFile.Stack.gridWords(plan.nx(), plan.ny()));
  }

  /** Checks lengths before anything is allocated for them. */
  private void checkShape(Variable variable, Roles roles) {
    long nx = roles.x() < 0 ? 1 : variable.shape().get(roles.x());
    long ny = roles.y() < 0 ? 1 : variable.shape().get(roles.y());
    try {
      Grid.checkSize((int) Math.min(Integer.MAX_VALUE, nx), (int) Math.min(Integer.MAX_VALUE, ny));
    } catch (IllegalArgumentException e) {
      throw new BadInputException("%s: %s.".formatted(file.label(variable), e.getMessage()), e);
    }
  }

  private Surfaces bins(Variable variable, Roles roles) {
    StateBins bins =
        StateBins.of(
            file, variable, variable.dimensions().get(roles.bins()), options.named().states());
    return new Surfaces(
        bins.plan(),
        Optional.of(bins.x()),
        Optional.of(bins.y()),
        Plane.ROWS_FIRST,
        List.of(),
        bins.xUnits(),
        bins.yUnits(),
        bins.states());
  }

  private Surfaces plane(Variable variable, Roles roles) {
    Dimension xDim = variable.dimensions().get(roles.x());
    Dimension yDim = variable.dimensions().get(roles.y());
    Axes xAxis = Axes.x(file, variable, xDim, options);
    Axes yAxis = Axes.y(file, variable, yDim, options);
    boolean columnsFirst = roles.x() < roles.y();
    SurfacePlan.Plane plane =
        new SurfacePlan.Plane(
            (int) xDim.length(), (int) yDim.length(), columnsFirst, xAxis.turned(), yAxis.turned());
    List<String> turned = new ArrayList<>();
    if (xAxis.turned()) {
      turned.add("x");
    }
    if (yAxis.turned()) {
      turned.add("y");
    }
    Set<String> states = states(variable, roles);
    return new Surfaces(
        roles.state() < 0 ? plane : sums(variable, roles, plane, states),
        xAxis.axis(),
        yAxis.axis(),
        columnsFirst ? Plane.COLUMNS_FIRST : Plane.ROWS_FIRST,
        turned,
        xAxis.units(),
        yAxis.units(),
        List.copyOf(states));
  }

  /** The names of a dimension of states, or their numbers. */
  private List<String> stateNames(Variable variable, Roles roles) {
    Dimension dimension = variable.dimensions().get(roles.state());
    Optional<Variable> names = file.find(dimension.coordinates());
    List<String> found = names.map(file::texts).orElse(List.of());
    if (found.size() == dimension.length()) {
      return found;
    }
    List<String> numbers = new ArrayList<>();
    for (long i = 0; i < dimension.length(); i++) {
      numbers.add(String.valueOf(i));
    }
    return numbers;
  }

  private Set<String> states(Variable variable, Roles roles) {
    if (roles.state() >= 0) {
      Set<String> there = new LinkedHashSet<>(stateNames(variable, roles));
      return StateBins.taken(file, variable, there, options.named().states());
    }
    if (!options.named().states().isEmpty()) {
      throw new BadSettingException(
          InputSettings.STATES.name(),
          "is asked for, but %s has no states: its dimensions are %s"
              .formatted(file.label(variable), variable.shapeWords()));
    }
    return Set.of();
  }

  private SurfacePlan sums(
      Variable variable, Roles roles, SurfacePlan.Plane plane, Set<String> states) {
    List<String> names = stateNames(variable, roles);
    List<Integer> order = new ArrayList<>(List.of(roles.x(), roles.y(), roles.state()));
    order.sort(null);
    long all = Math.multiplyExact((long) plane.nx() * plane.ny(), (long) names.size());
    if (all > Integer.MAX_VALUE) {
      throw new BadInputException(
          "%s has dimensions %s, too many for one surface."
              .formatted(file.label(variable), variable.shapeWords()));
    }
    int[] target = new int[(int) all];
    int[] at = new int[variable.dimensions().size()];
    for (int j = 0; j < target.length; j++) {
      int left = j;
      for (int i = order.size() - 1; i >= 0; i--) {
        int length = (int) variable.dimensions().get(order.get(i)).length();
        at[order.get(i)] = left % length;
        left /= length;
      }
      int ix = plane.turnX() ? plane.nx() - 1 - at[roles.x()] : at[roles.x()];
      int iy = plane.turnY() ? plane.ny() - 1 - at[roles.y()] : at[roles.y()];
      boolean taken = states.contains(names.get(at[roles.state()]));
      target[j] = taken ? iy * plane.nx() + ix : -1;
    }
    return SurfacePlan.Sums.of(plane.nx(), plane.ny(), target);
  }

  /** The time bins of each epoch: the first and the one after the last. */
  private List<int[]> epochs(Variable variable, Roles roles, RawArray array) {
    if (options.named().epochs() == null) {
      return List.of(new int[] {0, (int) array.bins()});
    }
    EpochTable table = EpochTable.read(options.named().epochs());
    Optional<Variable> time =
        roles.t() < 0
            ? Optional.empty()
            : file.find(variable.dimensions().get(roles.t()).coordinates())
                .or(() -> Axes.beside(file, variable, "time"))
                .filter(v -> v.type().isPresent() && v.dimensions().size() == 1)
                .filter(v -> v.shape().get(0) == array.bins());
    Variable found =
        time.orElseThrow(
            () ->
                new BadInputException(
                    "%s has no time, by which the epochs of %s could be cut."
                        .formatted(file.label(variable), table.label()),
                    new Remedy(InputSettings.EPOCHS.name(), "", "is not to be given")));
    return table.bins(file.values(found), file.label(found));
  }

  /** What the manifest says. */
  private void tell(Variable variable, Roles roles, Surfaces surfaces) {
    about.merge("variable", variable.path(), (a, b) -> a + ", " + b);
    about.put("dimensions", variable.shapeWords());
    if (roles.bins() < 0) {
      about.put("order", roles.order());
    }
    Map<String, String> units = new LinkedHashMap<>();
    put(units, "x", surfaces.xUnits());
    put(units, "y", surfaces.yUnits());
    if (roles.t() >= 0) {
      file.find(variable.dimensions().get(roles.t()).coordinates())
          .ifPresent(time -> put(units, "time", time.text("units")));
    }
    put(units, "values", variable.text("units"));
    about.put("units", units);
    about.put("reversed", surfaces.turned());
    if (!surfaces.states().isEmpty()) {
      about.put("states", surfaces.states());
    }
  }

  private static void put(Map<String, String> units, String of, String unit) {
    if (!unit.isEmpty()) {
      units.put(of, unit);
    }
  }
}
