package io.github.orometry.analysis;

import io.github.orometry.stack.SurfaceSource;
import java.io.IOException;
import java.util.Optional;

/** Surfaces that cannot be read. The message says which, and why. */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String surface;
  private final transient SurfaceSource source;

  /**
   * A failure to read.
   *
   * @param surface the words for the first of the surfaces, or for their source
   */
  public UnreadableException(String surface, IOException cause) {
    this(surface, null, cause);
  }

  /** A failure to read surface {@code k} of a source. */
  UnreadableException(SurfaceSource source, int k, IOException cause) {
    this(source.describe(k), source, cause);
  }

  private UnreadableException(String surface, SurfaceSource source, IOException cause) {
    super(surface + " cannot be read: " + cause.getMessage(), cause);
    this.surface = surface;
    this.source = source;
  }

  /** What it is of, if that is known. */
  public Optional<SurfaceSource> source() {
    return Optional.ofNullable(source);
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
