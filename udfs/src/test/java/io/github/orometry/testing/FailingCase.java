package io.github.orometry.testing;

import io.github.orometry.testing.RandomSurfaces.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A random case of a test, with all that it takes to run it again.
 *
 * <p>Written as a line {@code test CLASS}, a line {@code seed NUMBER}, a line {@code set NAME
 * VALUE} for each setting, an empty line, and the heights: a line a row of the surface, as {@link
 * Double#toString} has them, which is exact.
 *
 * @param test the class of the test, a {@link Replayed}
 * @param settings what else the test needs, by name
 */
public record FailingCase(String test, long seed, Map<String, String> settings, Surface surface) {
  /** A test of random cases, with a constructor without arguments. */
  public interface Replayed {
    /** Passes, or throws. */
    void check(FailingCase random) throws Exception;

    /** Checks a random case, and saves it where that fails, to be checked from then on. */
    default void checkOrSave(long seed, Map<String, String> settings, Surface surface) {
      FailingCases.BUNDLED.checkOrSave(
          this, new FailingCase(getClass().getName(), seed, settings, surface));
    }
  }

  public FailingCase {
    settings = new TreeMap<>(settings);
  }

  /** The value of a setting. */
  public String setting(String name) {
    if (!settings.containsKey(name)) {
      throw new IllegalArgumentException(this + " has no " + name);
    }
    return settings.get(name);
  }

  /** The value of a setting that is a number. */
  public double number(String name) {
    return Double.parseDouble(setting(name));
  }

  /** The value of a setting that is a list of numbers. */
  public double[] numbers(String name) {
    return numbers(setting(name), ",");
  }

  /** Numbers as the value of a setting. */
  public static String written(double... numbers) {
    return joined(numbers, 0, numbers.length, ",");
  }

  /** Runs the test that it is of. */
  public void replay() throws Exception {
    var constructor = Class.forName(test).getDeclaredConstructor();
    constructor.setAccessible(true);
    ((Replayed) constructor.newInstance()).check(this);
  }

  String text() {
    List<String> lines = new ArrayList<>(List.of("test " + test, "seed " + seed));
    settings.forEach((name, value) -> lines.add("set " + name + " " + value));
    lines.add("");
    for (int iy = 0; iy < surface.ny(); iy++) {
      lines.add(joined(surface.z(), iy * surface.nx(), surface.nx(), " "));
    }
    return String.join("\n", lines) + "\n";
  }

  static FailingCase read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int empty = lines.indexOf("");
    Map<String, String> settings = new TreeMap<>();
    for (String line : lines.subList(2, empty)) {
      String[] words = line.split(" ", 3);
      settings.put(words[1], words[2]);
    }
    List<double[]> rows =
        lines.subList(empty + 1, lines.size()).stream().map(row -> numbers(row, " ")).toList();
    double[] z = rows.stream().flatMapToDouble(Arrays::stream).toArray();
    return new FailingCase(
        lines.get(0).substring("test ".length()),
        Long.parseLong(lines.get(1).substring("seed ".length())),
        settings,
        new Surface(z, rows.get(0).length, rows.size()));
  }

  private static String joined(double[] numbers, int from, int count, String between) {
    return Arrays.stream(numbers, from, from + count)
        .mapToObj(Double::toString)
        .collect(Collectors.joining(between));
  }

  private static double[] numbers(String text, String between) {
    return text.isEmpty()
        ? new double[0]
        : Arrays.stream(text.split(between)).mapToDouble(Double::parseDouble).toArray();
  }
}
