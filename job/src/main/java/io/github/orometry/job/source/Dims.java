package io.github.orometry.job.source;

import io.github.orometry.setting.BadSettingException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which of x, y, t the dimensions of an array are, slowest first in C order: position k names the
 * k-th number of the array's shape.
 *
 * @param names a permutation of x, y, t
 */
public record Dims(List<String> names) implements Serializable {
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
    String names = text.toLowerCase(Locale.ROOT);
    return new Dims(Arrays.stream(names.split(",", -1)).map(String::strip).toList());
  }

  /** The names of an array's dimensions: all three, or x and y in their order for a 2-D array. */
  public List<String> ofRank(int rank) {
    return rank == 3 ? names : names.stream().filter(name -> !name.equals("t")).toList();
  }

  /** How the surfaces of an array with these dimensions lie. */
  public Plane plane() {
    return names.indexOf("x") < names.indexOf("y") ? Plane.COLUMNS_FIRST : Plane.ROWS_FIRST;
  }

  @Override
  public String toString() {
    return String.join(",", names);
  }
}
