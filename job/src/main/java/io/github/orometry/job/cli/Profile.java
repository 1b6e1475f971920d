package io.github.orometry.job.cli;

import io.github.orometry.job.failure.FailedException;
import io.github.orometry.job.file.Location;
import io.github.orometry.job.file.Reason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import jdk.management.jfr.FlightRecorderMXBean;

/**
 * A profile of this process by the Java Flight Recorder, with the JDK's own settings "profile": a
 * sample of each thread every 10 ms, and what it allocates. It is written when this is closed, or
 * when the process ends before.
 */
final class Profile implements AutoCloseable {
  private final Location file;
  private final FlightRecorderMXBean recorder;
  private final long recording;

  private Profile(Location file) {
    this.file = file;
    recorder =
        file == null ? null : ManagementFactory.getPlatformMXBean(FlightRecorderMXBean.class);
    recording = file == null ? 0 : recorder.newRecording();
  }

  /**
   * Begins to record.
   *
   * @param file that receives the profile; one that is there is replaced. Null for no profile
   * @throws FailedException where the file cannot be written
   */
  static Profile start(Location file) {
    Profile profile = new Profile(file);
    if (file != null) {
      profile.record();
    }
    return profile;
  }

  private void record() {
    try {
      recorder.setPredefinedConfiguration(recording, "profile");
      recorder.setRecordingOptions(
          recording, Map.of("destination", file.toString(), "dumpOnExit", "true"));
      recorder.startRecording(recording);
    } catch (IllegalArgumentException e) { // all that is said is that the destination is not valid
      throw unwritten("its folder is not there, or may not be written", e);
    }
  }

  private FailedException unwritten(String reason, Exception e) {
    return new FailedException("the profile %s cannot be written: %s.".formatted(file, reason), e);
  }

  /** Writes the file. */
  @Override
  public void close() {
    try {
      if (recorder != null) {
        recorder.closeRecording(recording);
      }
    } catch (IOException e) {
      throw unwritten(Reason.of(e), e);
    }
  }
}
