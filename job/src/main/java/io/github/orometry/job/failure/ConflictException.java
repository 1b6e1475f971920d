package io.github.orometry.job.failure;

/** The output is there already, or another run published first. */
public final class ConflictException extends JobException {
  private static final long serialVersionUID = 1;

  /** A failure told by one sentence. */
  public ConflictException(String sentence) {
    super(sentence, null, null);
  }

  /** The same, with what would help. */
  public ConflictException(String sentence, Remedy remedy) {
    super(sentence, remedy, null);
  }
}
