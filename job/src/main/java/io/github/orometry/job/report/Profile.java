package io.github.orometry.job.report;

import io.github.orometry.job.failure.ExitCode;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.failure.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/**
 * A profile of this process by the Java Flight Recorder, with the JDK's own settings "profile": a
 * sample of each thread every 10 ms, and what it allocates. It is written when this is closed, or
 * when the process ends before.
 */
public final class Profile implements AutoCloseable {
  private final Recording recording;

  private Profile(Recording recording) {
    this.recording = recording;
  }

  /**
   * Begins to record.
   *
   * @param file that receives the profile; one that is there is replaced. Null for no profile
   * @throws JobException (run failed) where the file cannot be written
   */
  public static Profile start(Path file) {
    if (file == null) {
      return new Profile(null);
    }
    try {
      Recording recording = new Recording(Configuration.getConfiguration("profile"));
      recording.setDestination(file);
      recording.setDumpOnExit(true);
      recording.start();
      return new Profile(recording);
    } catch (IOException | ParseException e) {
      throw new JobException(
          ExitCode.RUN_FAILED,
          "the profile " + file + " cannot be written: " + Reason.of(e) + ".",
          e);
    }
  }

  /** Writes the file. */
  @Override
  public void close() {
    if (recording != null) {
      recording.close();
    }
  }
}
