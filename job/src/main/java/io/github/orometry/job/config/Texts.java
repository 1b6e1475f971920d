package io.github.orometry.job.config;

import io.github.orometry.job.input.Dims;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How the text of a setting becomes its value. Each converter says in one sentence what it expects.
 */
final class Texts {
  private Texts() {}

  /** The path of a file or folder; a URL would otherwise be taken for a folder of that name. */
  static final class FilePath implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
      if (text.matches("[A-Za-z][A-Za-z0-9+.-]+:/.*")) {
        throw new TypeConversionException(
            "'" + text + "' is a URL, but only paths on a file system are read and written");
      }
      if (text.isEmpty()) {
        throw new TypeConversionException("'' names no file or folder");
      }
      return Path.of(text);
    }
  }

  /** A finite number. */
  static final class FiniteNumber implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return finite(text);
    }
  }

  /** A whole number from 1 on. */
  static final class Positive implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      int number = whole(text);
      if (number < 1) {
        throw new TypeConversionException("'" + text + "' is not a whole number from 1 on");
      }
      return number;
    }
  }

  /** A number of jobs: from 1 on, or -1 for all cores, -2 for all but one, and so on. */
  static final class Jobs implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      int number = whole(text);
      if (number == 0) {
        throw new TypeConversionException(
            "'0' jobs cannot work; give 1 or more, or -1 for all cores");
      }
      return number;
    }
  }

  /** The order of an array's dimensions. */
  static final class Dimensions implements ITypeConverter<Dims> {
    @Override
    public Dims convert(String text) {
      return Dims.parse(text);
    }
  }

  /** An amount of memory as the JVM takes it, and the launcher, which asks for a unit: 512m, 1g. */
  static final class Memory implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (!text.toLowerCase(Locale.ROOT).matches("[1-9][0-9]{0,8}[kmgt]")) {
        throw new TypeConversionException(
            "'" + text + "' is not an amount of memory such as 512m or 1g");
      }
      return text;
    }
  }

  /** An amount of memory or of disk as {@link Memory}, in bytes. */
  static final class Bytes implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      String lower = text.toLowerCase(Locale.ROOT);
      if (!lower.matches("[1-9][0-9]{0,17}[kmgt]?")) {
        throw new TypeConversionException("'" + text + "' is not a size such as 512m or 4g");
      }
      int unit = "kmgt".indexOf(lower.charAt(lower.length() - 1)) + 1;
      long number = Long.parseLong(unit == 0 ? lower : lower.substring(0, lower.length() - 1));
      if (number > Long.MAX_VALUE >> (10 * unit)) {
        throw new TypeConversionException("'" + text + "' is too large a size");
      }
      return number << (10 * unit);
    }
  }

  private static double finite(String text) {
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a number");
    }
    throw new TypeConversionException("'" + text + "' is not a finite number");
  }

  private static int whole(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'" + text + "' is not a whole number");
    }
  }
}
