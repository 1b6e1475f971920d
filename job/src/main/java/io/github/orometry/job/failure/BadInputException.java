package io.github.orometry.job.failure;

/** An input that cannot be used as it is: a file, an array, a surface. */
public final class BadInputException extends JobException {
  private static final long serialVersionUID = 1;

  /** A failure told by one sentence. */
  public BadInputException(String sentence) {
    super(sentence, null, null);
  }

  /** The same, with what caused it. */
  public BadInputException(String sentence, Throwable cause) {
    super(sentence, null, cause);
  }

  /** The same, with what would help. */
  public BadInputException(String sentence, Remedy remedy) {
    super(sentence, remedy, null);
  }
}
