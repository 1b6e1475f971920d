package io.github.orometry.sql;

/** The arguments that functions have, in the order in which they come. */
enum SqlArgument {
  VALUES(
      "values",
      "the cells of a surface, row-major, ny rows of nx: an array of numbers, in which null is a"
          + " missing cell as NaN is, or a binary of little-endian float64 or, with the option"
          + " dtype, float32"),
  NX("nx", "a whole number, the columns of the surface"),
  LEVELS(
      "levels",
      "an array of numbers that is the same for all rows: multiples of a peak's height at which"
          + " its regions are measured"),
  ALPHA(
      "alpha",
      "a number that is the same for all rows: the mask's level is this multiple of the dominant"
          + " peak's height"),
  OPTIONS("options", "a map of strings that is the same for all rows; see there");

  private final String word;
  private final String purpose;

  SqlArgument(String word, String purpose) {
    this.word = word;
    this.purpose = purpose;
  }

  /** Its name in SQL. */
  String word() {
    return word;
  }

  /** What it is, without a full stop. */
  String purpose() {
    return purpose;
  }
}
