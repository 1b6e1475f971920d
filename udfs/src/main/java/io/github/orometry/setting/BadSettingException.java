package io.github.orometry.setting;

/**
 * A setting has a value that it cannot have, or there is none of that name. The message is one
 * sentence that begins with the setting's name.
 */
public final class BadSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final String setting;

  /**
   * A setting that is wrong.
   *
   * @param setting its name
   * @param reason the rest of the sentence, without a full stop: "expects a number; found 'x'"; or
   *     with a question mark
   */
  public BadSettingException(String setting, String reason) {
    super(setting + " " + reason + (reason.endsWith("?") ? "" : "."));
    this.setting = setting;
  }

  /** The setting's name. */
  public String setting() {
    return setting;
  }
}
