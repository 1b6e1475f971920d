package io.github.orometry.job.failure;

/**
 * A failure that the user can understand: its message is one sentence that names the file, the
 * array or the surface, what was expected and what was found.
 */
public final class JobException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exitCode;

  public JobException(ExitCode exitCode, String sentence) {
    this(exitCode, sentence, null);
  }

  public JobException(ExitCode exitCode, String sentence, Throwable cause) {
    super(sentence, cause);
    this.exitCode = exitCode;
  }

  /** An input that cannot be used as it is. */
  public static JobException badInput(String sentence) {
    return new JobException(ExitCode.BAD_INPUT, sentence);
  }

  /** The exit code that this failure ends the process with. */
  public ExitCode exitCode() {
    return exitCode;
  }
}
