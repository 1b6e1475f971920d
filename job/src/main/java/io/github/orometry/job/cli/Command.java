package io.github.orometry.job.cli;

import io.github.orometry.setting.Settings;

/** A command of the program. Made when it is asked for. */
interface Command {
  /** What it takes. */
  Signature signature();

  /**
   * Does it.
   *
   * @param given by flags and the settings file, checked one by one
   * @return what the process ends with where nothing is thrown; see {@link Words} for what is
   */
  ExitCode run(Settings given, Console console);
}
