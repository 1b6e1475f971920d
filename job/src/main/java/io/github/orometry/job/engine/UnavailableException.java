package io.github.orometry.job.engine;

/**
 * An executor does not start. The message is the end of a sentence that begins with its name, as
 * {@link Executor#obstacle}.
 */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
