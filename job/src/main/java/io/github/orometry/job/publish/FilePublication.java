package io.github.orometry.job.publish;

import io.github.orometry.job.file.Location;
import java.io.Closeable;

/** STUB. */
public final class FilePublication implements Closeable {
  private final Location file;

  private FilePublication(Location file) {
    this.file = file;
  }

  public static FilePublication open(Location file, IfExists ifExists) {
    return new FilePublication(file);
  }

  public Location staging() {
    return file;
  }

  public Location file() {
    return file;
  }

  public void publish() {}

  @Override
  public void close() {}
}
