package io.github.orometry.job.failure;

import java.util.Optional;

/** A failure that the user can understand: its message is one sentence, on one line. */
public abstract sealed class JobException extends RuntimeException
    permits BadInputException, ConflictException, FailedException {
  private static final long serialVersionUID = 1;

  private final Remedy remedy;

  JobException(String sentence, Remedy remedy, Throwable cause) {
    super(OneLine.of(sentence), cause);
    this.remedy = remedy;
  }

  /** What would have helped, if that is known. */
  public Optional<Remedy> remedy() {
    return Optional.ofNullable(remedy);
  }
}
