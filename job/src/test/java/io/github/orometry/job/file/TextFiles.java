package io.github.orometry.job.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Small files on any store. */
public final class TextFiles {
  private TextFiles() {}

  /** Writes a new file, making its parents. */
  public static void write(Location file, String text) throws IOException {
    Stores.of(file).makeFolder(file.parent());
    try (OutputStream out = Stores.of(file).create(file)) {
      out.write(text.getBytes(UTF_8));
    }
  }

  /** What a file holds. */
  public static String read(Location file) throws IOException {
    try (RandomAccess access = Stores.of(file).open(file);
        InputStream in = access.stream(0, access.size())) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** The names of all in a folder, in their order. */
  public static List<String> names(Location folder) throws IOException {
    return Stores.of(folder).list(folder).stream().map(info -> info.location().name()).toList();
  }
}
