package io.github.orometry.job.failure;

/** What the process tells its caller. */
public enum ExitCode {
  DONE(0),
  RUN_FAILED(1),
  WRONG_USAGE(2),
  BAD_INPUT(3),
  OUTPUT_CONFLICT(4);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The process's exit status. */
  public int code() {
    return code;
  }
}
