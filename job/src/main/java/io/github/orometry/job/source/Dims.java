package io.github.orometry.job.source;

import io.github.orometry.setting.BadSettingException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which of x, y, t the dimensions of an array are, slowest first in C order: position k names the
 * k-th number of the array's shape.
 *
 * @param names a permutation of x, y, t
 * @param inFile where they are told by the names that a file gives them: those of x, y and, where
 *     there is one, t; else empty
 */
public record Dims(List<String> names, List<String> inFile) implements Serializable {
  /** What is assumed where nothing is said: shape (n_x, n_y, n_t). */
  public static final Dims DEFAULT = parse("x,y,t");

  /** Every order there is. */
  public static final List<Dims> ALL =
      Stream.of("x,y,t", "y,x,t", "x,t,y", "y,t,x", "t,x,y", "t,y,x").map(Dims::parse).toList();

  /**
   * @throws BadSettingException where the names are no permutation of x, y, t
   */
  public Dims {
    names = List.copyOf(names);
    inFile = List.copyOf(inFile);
    if (!List.of("t", "x", "y").equals(names.stream().sorted().toList())) {
      throw new BadSettingException(
          "dims",
          "expects x, y and t in the order of an array's dimensions, such as x,y,t or t,y,x; found '%s'"
              .formatted(String.join(",", names)));
    }
  }

  /**
   * Reads names with commas between them, in small letters or capitals, such as {@code t,y,x}.
   *
   * @throws BadSettingException where the text is no permutation of x, y, t
   */
  public static Dims parse(String text) {
    if (text.contains("=")) {
      return new Dims(DEFAULT.names, inFile(text));
    }
    String names = text.toLowerCase(Locale.ROOT);
    return new Dims(Arrays.stream(names.split(",", -1)).map(String::strip).toList(), List.of());
  }

  private static List<String> inFile(String text) {
    Map<String, String> named = new HashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String name = part.substring(0, Math.max(0, equals)).strip().toLowerCase(Locale.ROOT);
      String file = part.substring(equals + 1).strip();
      boolean known = name.length() == 1 && "xyt".contains(name) && !file.isEmpty();
      if (!known || named.put(name, file) != null) {
        throw badNames(text);
      }
    }
    if (!named.containsKey("x") || !named.containsKey("y")) {
      throw badNames(text);
    }
    return Stream.of("x", "y", "t").map(named::get).filter(Objects::nonNull).toList();
  }

  private static BadSettingException badNames(String text) {
    return new BadSettingException(
        "dims",
        "expects the names of x, y and t in the file, such as x=lon,y=lat,t=time; found '%s'"
            .formatted(text));
  }

  /**
   * The names of an array's dimensions: all three, or x and y in their order for a 2-D array.
   *
   * @throws BadSettingException where they are told by the names in a file, and this is asked of an
   *     array whose dimensions have none
   */
  public List<String> ofRank(int rank) {
    if (!inFile.isEmpty()) {
      throw new BadSettingException(
          "dims",
          "names dimensions of a file ('%s'), but an array's have no names".formatted(this));
    }
    return rank == 3 ? names : names.stream().filter(name -> !name.equals("t")).toList();
  }

  /** How the surfaces of an array with these dimensions lie. */
  public Plane plane() {
    return names.indexOf("x") < names.indexOf("y") ? Plane.COLUMNS_FIRST : Plane.ROWS_FIRST;
  }

  @Override
  public String toString() {
    return inFile.isEmpty()
        ? String.join(",", names)
        : IntStream.range(0, inFile.size())
            .mapToObj(i -> "xyt".charAt(i) + "=" + inFile.get(i))
            .collect(Collectors.joining(","));
  }
}
