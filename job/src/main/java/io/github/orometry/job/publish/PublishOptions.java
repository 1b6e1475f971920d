package io.github.orometry.job.publish;

import io.github.orometry.setting.Settings;
import java.time.Duration;

/**
 * How a result is published.
 *
 * @param ifExists what to do where the target exists
 * @param lastWriterWins whether to publish on a store that cannot tell which of two runs was first
 * @param staleAfter how old the traces of a run are that is surely dead, where no lock tells
 */
public record PublishOptions(IfExists ifExists, boolean lastWriterWins, Duration staleAfter) {
  /** The options among settings of {@link OutputSettings}. */
  public static PublishOptions of(Settings settings) {
    return new PublishOptions(
        settings.get(OutputSettings.IF_EXISTS),
        settings.get(OutputSettings.ALLOW_LAST_WRITER_WINS),
        settings.get(OutputSettings.STALE_AFTER));
  }

  /** The usual ones. */
  public static PublishOptions of(IfExists ifExists) {
    return new PublishOptions(ifExists, false, OutputSettings.STALE_AFTER.standard());
  }
}
