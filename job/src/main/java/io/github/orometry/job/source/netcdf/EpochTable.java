package io.github.orometry.job.source.netcdf;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Stores;
import io.github.orometry.job.source.InputSettings;
import io.github.orometry.setting.BadSettingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Starts and stops of epochs, from a CSV file: the columns {@code start} and {@code stop} (or
 * {@code end}), or the first two where no line of names is there.
 *
 * @param label the words for the file
 */
record EpochTable(String label, List<double[]> rows) {
  private static final long MOST_BYTES = 16 << 20;

  /** Reads a file. */
  static EpochTable read(String path) {
    Location file;
    try {
      file = Stores.location(path);
    } catch (IllegalArgumentException e) {
      throw new BadSettingException(
          InputSettings.EPOCHS.name(), "names no file: " + e.getMessage());
    }
    try {
      return parse("file " + file, Stores.text(file, MOST_BYTES));
    } catch (IOException e) {
      throw new BadInputException(
          "file %s cannot be read: %s.".formatted(file, Reason.unnamed(e)), e);
    }
  }

  private static EpochTable parse(String label, String text) {
    List<double[]> rows = new ArrayList<>();
    int start = 0;
    int stop = 1;
    boolean first = true;
    int line = 0;
    for (String content : text.split("\r\n|\n|\r", -1)) {
      line++;
      List<String> fields =
          Arrays.stream(content.replace("\ufeff", "").split(",", -1))
              .map(field -> field.strip().replaceAll("^\"|\"$", ""))
              .toList();
      if (content.isBlank() || content.startsWith("#")) {
        continue;
      }
      List<String> names =
          fields.stream().map(name -> name.toLowerCase(java.util.Locale.ROOT)).toList();
      if (first && names.contains("start")) {
        start = names.indexOf("start");
        stop = names.contains("stop") ? names.indexOf("stop") : names.indexOf("end");
        if (stop < 0) {
          throw new BadInputException("%s has a column start, but none stop.".formatted(label));
        }
      } else {
        rows.add(row(label, line, fields, start, stop));
      }
      first = false;
    }
    if (rows.isEmpty()) {
      throw new BadInputException("%s lists no epoch.".formatted(label));
    }
    return new EpochTable(label, rows);
  }

  private static double[] row(String label, int line, List<String> fields, int start, int stop) {
    try {
      double[] row = {Double.parseDouble(fields.get(start)), Double.parseDouble(fields.get(stop))};
      if (row[0] <= row[1]) {
        return row;
      }
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new BadInputException(
          "%s, line %s: a start and a stop were expected, found '%s'."
              .formatted(label, line, String.join(",", fields)),
          e);
    }
    throw new BadInputException(
        "%s, line %s: the start must not be above the stop, found '%s'."
            .formatted(label, line, String.join(",", fields)));
  }

  /**
   * The time bins of each epoch: from its start to its stop, both included.
   *
   * @param times rising
   * @param timeLabel the words for where they come from
   * @return the first time bin of each and the one after its last
   */
  List<int[]> bins(double[] times, String timeLabel) {
    for (int i = 0; i < times.length; i++) {
      if (!(i == 0 ? Double.isFinite(times[0]) : times[i] >= times[i - 1])) {
        throw new BadInputException(
            "%s must be finite and rise, but its value %s is %s."
                .formatted(timeLabel, i, times[i]));
      }
    }
    return rows.stream().map(row -> bins(times, timeLabel, row)).toList();
  }

  private int[] bins(double[] times, String timeLabel, double[] row) {
    int from = 0;
    while (from < times.length && times[from] < row[0]) {
      from++;
    }
    int to = from;
    while (to < times.length && times[to] <= row[1]) {
      to++;
    }
    if (from == to) {
      throw new BadInputException(
          "%s: no time bin is from %s to %s; %s has %s to %s."
              .formatted(label, row[0], row[1], timeLabel, times[0], times[times.length - 1]));
    }
    return new int[] {from, to};
  }
}
