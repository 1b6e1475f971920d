package io.github.orometry.job.report;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.failure.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The file by which a folder is known as a result: one JSON object. */
public final class ManifestFile {
  /** The file's name. */
  public static final String NAME = "manifest.json";

  private ManifestFile() {}

  /**
   * Writes {@link #NAME} to {@code folder}.
   *
   * @param content in order; a value is a string, a number, a boolean, null, or a list, an array of
   *     double or a map of such
   * @throws JobException where it cannot be written
   */
  public static void write(Path folder, Map<String, Object> content) {
    try {
      JsonFile.write(folder.resolve(NAME), content);
    } catch (IOException e) {
      throw new JobException(
          ExitCode.RUN_FAILED,
          "the manifest could not be written in " + folder + ": " + Reason.of(e) + ".",
          e);
    }
  }
}
