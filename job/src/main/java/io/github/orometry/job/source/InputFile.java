package io.github.orometry.job.source;

import java.util.Map;

/**
 * One of the inputs as the user gave them.
 *
 * @param path as given
 * @param format its format, such as "npz"
 * @param bytes its size; for a folder that of the files read
 * @param epochs epochs in it
 * @param about what else there is to tell of it, as JSON has it
 */
public record InputFile(
    String path, String format, long bytes, int epochs, Map<String, Object> about) {
  /** Of which there is nothing else to tell. */
  public InputFile(String path, String format, long bytes, int epochs) {
    this(path, format, bytes, epochs, Map.of());
  }
}
