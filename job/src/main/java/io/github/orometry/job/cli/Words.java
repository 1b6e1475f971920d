package io.github.orometry.job.cli;

import io.github.orometry.job.failure.BadInputException;
import io.github.orometry.job.failure.ConflictException;
import io.github.orometry.job.failure.JobException;
import io.github.orometry.job.failure.Remedy;
import io.github.orometry.setting.BadSettingException;
import java.util.concurrent.CancellationException;

/** How failures are worded here, and which exit codes they have. */
final class Words {
  private Words() {}

  /** What the process ends with for a failure. */
  static ExitCode code(Throwable failure) {
    if (failure instanceof UsageException || failure instanceof BadSettingException) {
      return ExitCode.WRONG_USAGE;
    }
    if (failure instanceof BadInputException) {
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof ConflictException) {
      return ExitCode.CONFLICT;
    }
    return failure instanceof CancellationException ? ExitCode.INTERRUPTED : ExitCode.FAILED;
  }

  /** A failure in one sentence. */
  static String sentence(Throwable failure) {
    String message = failure.getMessage();
    if (failure instanceof JobException known) {
      return with(known.remedy().orElse(null), message);
    }
    if (failure instanceof BadSettingException bad) {
      return flag(bad.setting()) + message.substring(bad.setting().length());
    }
    if (failure instanceof UsageException) {
      return message;
    }
    if (failure instanceof CancellationException) {
      return "the run was cancelled.";
    }
    return memoryIsShort(failure)
        ? "the memory of %s MiB was not enough: give more with --memory, such as --memory 4g."
            .formatted(Runtime.getRuntime().maxMemory() >> 20)
        : "the run failed unexpectedly: " + failure + ".";
  }

  private static boolean memoryIsShort(Throwable failure) {
    return failure instanceof OutOfMemoryError || failure.getCause() instanceof OutOfMemoryError;
  }

  /** A sentence with what would help, before its full stop. */
  static String with(Remedy remedy, String sentence) {
    if (remedy == null) {
      return sentence;
    }
    String value = remedy.value().isEmpty() ? "" : " " + remedy.value();
    String end = sentence.endsWith(".") ? "." : "";
    return "%s (%s%s %s)%s"
        .formatted(
            sentence.substring(0, sentence.length() - end.length()),
            flag(remedy.setting()),
            value,
            remedy.effect(),
            end);
  }

  /** How a setting is written on the command line. */
  static String flag(String setting) {
    return setting.equals(CliSettings.INPUTS.name()) ? CliSettings.INPUTS.label() : "--" + setting;
  }
}
