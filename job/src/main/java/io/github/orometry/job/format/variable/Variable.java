package io.github.orometry.job.format.variable;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A named array of an open file.
 *
 * @param path from the root on, such as {@code /decoded/posterior}
 * @param dimensions slowest first; none for a single number
 * @param type its numbers; empty where it holds none
 * @param typeWords the words for what it holds: "texts"
 * @param attributes by name
 * @param storage tells where its numbers are, while the file is open
 * @param texts gives its texts in C order, while the file is open
 */
public record Variable(
    String path,
    List<Dimension> dimensions,
    Optional<NumberType> type,
    String typeWords,
    Map<String, Attribute> attributes,
    Later<Storage> storage,
    Later<List<String>> texts) {
  public Variable {
    dimensions = List.copyOf(dimensions);
  }

  /** What is read once it is asked for. */
  @FunctionalInterface
  public interface Later<T> {
    /** Reads it. */
    T read() throws IOException;
  }

  /** The last part of its path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** Its path less the name: {@code /decoded/}. */
  public String group() {
    return path.substring(0, path.lastIndexOf('/') + 1);
  }

  /** The text of an attribute; empty where there is none. */
  public String text(String attribute) {
    return attributes.containsKey(attribute) ? attributes.get(attribute).text() : "";
  }

  /** Its dimensions as "(time 24, x 30, y 44)", or as "(24, 30, 44)" where they have no names. */
  public String shapeWords() {
    return dimensions.stream()
        .map(d -> d.name().isEmpty() ? "" + d.length() : d.name() + " " + d.length())
        .collect(Collectors.joining(", ", "(", dimensions.size() == 1 ? ",)" : ")"));
  }

  /** Lengths of the dimensions. */
  public List<Long> shape() {
    return dimensions.stream().map(Dimension::length).toList();
  }
}
