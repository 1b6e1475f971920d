package io.github.orometry.job.publish;

import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Store;
import io.github.orometry.setting.Kind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long ago something changed. For the rooms of this package. */
public final class Age {
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  /** An age: 90s, 30m, 12h, 7d. */
  public static final Kind<Duration> KIND = new Kind<>(Age::parse, Age::written, "", List.of());

  private Age() {}

  private static Duration parse(String text) {
    if (!text.toLowerCase(Locale.ROOT).matches("[0-9]{1,6}[smhd]")) {
      throw new IllegalArgumentException("'%s' is not an age such as 12h or 7d".formatted(text));
    }
    int end = text.length() - 1;
    Duration unit = UNITS.get(text.substring(end).toLowerCase(Locale.ROOT));
    return unit.multipliedBy(Long.parseLong(text.substring(0, end)));
  }

  /** As it is written, in the largest unit that it is whole in. */
  public static String written(Duration age) {
    return List.of("d", "h", "m").stream()
        .filter(unit -> !age.isZero() && age.toSeconds() % UNITS.get(unit).toSeconds() == 0)
        .findFirst()
        .map(unit -> age.toSeconds() / UNITS.get(unit).toSeconds() + unit)
        .orElse(age.toSeconds() + "s");
  }

  /**
   * Whether nothing in a folder, nor itself, has changed for so long; false where none can tell.
   */
  public static boolean isOver(Store store, FileInfo entry, Duration age) throws IOException {
    long limit = System.currentTimeMillis() - age.toMillis();
    long newest = newest(store, entry, limit);
    return newest > 0 && newest <= limit;
  }

  /** When it changed last, as far as that is needed; 0 where none can tell. */
  private static long newest(Store store, FileInfo entry, long enough) throws IOException {
    long newest = entry.changed();
    if (!entry.isFolder() || newest > enough) {
      return newest;
    }
    for (FileInfo inside : inside(store, entry.location())) {
      newest = Math.max(newest, newest(store, inside, enough));
      if (newest > enough) {
        return newest;
      }
    }
    return newest;
  }

  private static List<FileInfo> inside(Store store, Location folder) throws IOException {
    try {
      return store.list(folder);
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of(); // its run has just taken it away
    }
  }
}
