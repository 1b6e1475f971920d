package io.github.orometry.job.failure;

import java.util.Optional;

/** An input that cannot be used as it is: a file, an array, a surface. */
public final class BadInputException extends JobException {
  private static final long serialVersionUID = 1;

  private final InputPart part;

  /** A failure told by one sentence. */
  public BadInputException(String sentence) {
    this(sentence, null, null, null);
  }

  /** The same, with what caused it. */
  public BadInputException(String sentence, Throwable cause) {
    this(sentence, null, cause, null);
  }

  /** The same, with what would help. */
  public BadInputException(String sentence, Remedy remedy) {
    this(sentence, remedy, null, null);
  }

  private BadInputException(String sentence, Remedy remedy, Throwable cause, InputPart part) {
    super(sentence, remedy, cause);
    this.part = part;
  }

  /** What it is about, if that is known; the sentence names it, too. */
  public Optional<InputPart> part() {
    return Optional.ofNullable(part);
  }

  /** The same failure about a part of the input, unless it was told before which. */
  public BadInputException about(InputPart known) {
    if (part != null || known == null) {
      return this;
    }
    BadInputException same =
        new BadInputException(getMessage(), remedy().orElse(null), getCause(), known);
    same.setStackTrace(getStackTrace());
    return same;
  }
}
