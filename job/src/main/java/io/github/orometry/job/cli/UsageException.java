package io.github.orometry.job.cli;

/** A command line, or a settings file, that makes no sense; the message is one sentence. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageException(String sentence) {
    super(sentence);
  }
}
