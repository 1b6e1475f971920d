package io.github.orometry.job.file.hadoop;

import io.github.orometry.job.file.Location;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A new file of a Hadoop file system, whose failures are told as {@link Failure} does. */
final class HadoopOutput extends FilterOutputStream {
  private final Location location;

  HadoopOutput(Location location, OutputStream out) {
    super(out);
    this.location = location;
  }

  /** Something to be done with the stream. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private void told(Step step) throws IOException {
    try {
      step.run();
    } catch (IOException e) {
      throw Failure.of(e, location);
    }
  }

  @Override
  public void write(int b) throws IOException {
    told(() -> out.write(b));
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    told(() -> out.write(bytes, from, length));
  }

  @Override
  public void flush() throws IOException {
    told(out::flush);
  }

  @Override
  public void close() throws IOException {
    told(out::close);
  }
}
