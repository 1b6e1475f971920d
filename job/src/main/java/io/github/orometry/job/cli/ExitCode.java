package io.github.orometry.job.cli;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What the process tells its caller. */
enum ExitCode {
  DONE(0, "done"),
  FAILED(1, "the run failed"),
  WRONG_USAGE(2, "wrong usage"),
  BAD_INPUT(3, "bad input"),
  CONFLICT(4, "the output exists or another run published first"),
  INTERRUPTED(130, "ended by Ctrl-C (SIGINT)"),
  TERMINATED(143, "ended by SIGTERM");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** That of an exit status; {@link #FAILED} where none has it. */
  static ExitCode of(Object status) {
    return Arrays.stream(values())
        .filter(known -> status instanceof Integer number && known.code == number)
        .findFirst()
        .orElse(FAILED);
  }

  /** The process's exit status. */
  int code() {
    return code;
  }

  /** In a few words. */
  String meaning() {
    return meaning;
  }

  /** All of them with their meanings. */
  static String all() {
    return Arrays.stream(values())
        .map(code -> code.code + " " + code.meaning)
        .collect(Collectors.joining("; ", "", "."));
  }
}
