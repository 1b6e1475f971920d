package io.github.orometry.job.source;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.file.FileInfo;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import io.github.orometry.job.file.Store;
import io.github.orometry.job.file.Stores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Names that stand for many: {@code *} and {@code ?} in the parts of a path, {@code [a-c]} and
 * {@code {a,b}}. A file that is there under the very name is meant itself.
 */
public final class Globs {
  private static final Pattern SPECIAL = Pattern.compile("[*?\\[{]");

  private Globs() {}

  /**
   * The files that names stand for, those of a name in the order of their own.
   *
   * @throws BadInputException where a name stands for none
   */
  public static List<Location> expand(List<Location> inputs) {
    List<Location> all = new ArrayList<>();
    for (Location input : inputs) {
      try {
        List<Location> found = expand(input);
        if (found.isEmpty()) {
          throw new BadInputException("no file matches %s.".formatted(input));
        }
        all.addAll(found);
      } catch (IOException e) {
        throw Reason.unreadable("file " + input, e);
      }
    }
    return all;
  }

  private static boolean isSpecial(Location location) {
    return !location.name().isEmpty()
        && (SPECIAL.matcher(location.name()).find() || isSpecial(location.parent()));
  }

  private static List<Location> expand(Location input) throws IOException {
    Store store = Stores.of(input);
    if (!isSpecial(input) || store.info(input).isPresent()) {
      return List.of(input);
    }
    List<Location> found = new ArrayList<>();
    for (Location folder : expand(input.parent())) {
      if (!SPECIAL.matcher(input.name()).find()) {
        store.info(folder.child(input.name())).ifPresent(info -> found.add(info.location()));
      } else if (store.info(folder).filter(FileInfo::isFolder).isPresent()) {
        store.list(folder).stream()
            .map(FileInfo::location)
            .filter(location -> matches(input.name(), location.name()))
            .forEach(found::add);
      }
    }
    return found;
  }

  /** Hidden files are meant only by a pattern that begins as they do. */
  private static boolean matches(String glob, String name) {
    boolean hidden = name.startsWith(".") || name.startsWith("_");
    return (!hidden || glob.charAt(0) == name.charAt(0)) && pattern(glob).matcher(name).matches();
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    int braces = 0;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      int end = c == '[' ? glob.indexOf(']', i + 2) : -1;
      if (end > 0) {
        String set = glob.substring(i + 1, end).replace("\\", "\\\\").replace("[", "\\[");
        regex.append('[').append(set.replaceFirst("^!", "^")).append(']');
        i = end;
      } else if (c == '{' && glob.indexOf('}', i) > 0) {
        braces++;
        regex.append("(?:");
      } else if (c == '}' && braces > 0) {
        braces--;
        regex.append(')');
      } else {
        regex.append(
            switch (c) {
              case '*' -> ".*";
              case '?' -> ".";
              case ',' -> braces > 0 ? "|" : ",";
              default -> Pattern.quote(String.valueOf(c));
            });
      }
    }
    try {
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException e) {
      throw new BadInputException("'%s' is no pattern of names.".formatted(glob), e);
    }
  }
}
