package io.github.orometry.job.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.orometry.job.file.FileInfo;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One of the inputs as the user gave them.
 *
 * @param path as given
 * @param format its format, such as "npz"
 * @param epochs epochs in it
 * @param held the files that are read, as they were when the run began
 * @param about what else there is to tell of it, as JSON has it
 */
public record InputFile(
    String path, String format, int epochs, List<FileInfo> held, Map<String, Object> about) {
  public InputFile {
    held = List.copyOf(held);
  }

  /** Of which there is nothing else to tell. */
  public InputFile(String path, String format, int epochs, List<FileInfo> held) {
    this(path, format, epochs, held, Map.of());
  }

  /** Bytes of the files that are read. */
  public long bytes() {
    return held.stream().mapToLong(FileInfo::size).sum();
  }

  /** What changes when one of the files does. */
  public String version() {
    return version(held);
  }

  static String version(List<FileInfo> held) {
    if (held.size() == 1) {
      return held.get(0).version();
    }
    StringBuilder all = new StringBuilder();
    held.forEach(
        file ->
            all.append(file.location().uri().getRawPath())
                .append(' ')
                .append(file.size())
                .append(' ')
                .append(file.version())
                .append('\n'));
    return UUID.nameUUIDFromBytes(all.toString().getBytes(UTF_8)).toString();
  }
}
