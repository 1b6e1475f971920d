package io.github.orometry.job.result;

import java.io.IOException;
import java.io.OutputStream;

/** A new file on a disk with room for so many bytes. */
public final class FullDisk extends OutputStream {
  public static final String MESSAGE = "no room left";

  private final long room;
  private long position;
  private int closed;

  public FullDisk(long room) {
    this.room = room;
  }

  @Override
  public void write(int b) throws IOException {
    if (position == room) {
      throw new IOException(MESSAGE);
    }
    position++;
  }

  @Override
  public void close() {
    closed++;
  }

  /** How often it was closed. */
  public int closed() {
    return closed;
  }
}
