package io.github.orometry.job.failure;

/**
 * The work could not be done: a disk that is full, a cluster that is gone, memory that is short.
 */
public final class FailedException extends JobException {
  private static final long serialVersionUID = 1;

  /** A failure told by one sentence. */
  public FailedException(String sentence) {
    super(sentence, null, null);
  }

  /** The same, with what caused it. */
  public FailedException(String sentence, Throwable cause) {
    super(sentence, null, cause);
  }

  /** The same, with what would help. */
  public FailedException(String sentence, Remedy remedy) {
    super(sentence, remedy, null);
  }
}
