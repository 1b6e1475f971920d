package io.github.orometry.analysis;

import java.io.IOException;

/** Surfaces that cannot be read. The message says which, and why. */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String surface;

  /**
   * A failure to read.
   *
   * @param surface the words for the first of the surfaces, or for their source
   */
  public UnreadableException(String surface, IOException cause) {
    super(surface + " cannot be read: " + cause.getMessage(), cause);
    this.surface = surface;
  }

  /** The words for the first of the surfaces. */
  public String surface() {
    return surface;
  }

  /** Why. */
  @Override
  public synchronized IOException getCause() {
    return (IOException) super.getCause();
  }
}
