package dev.holdpoint.app.config;

/** A setting that stops the start: its key, its value, what was expected. */
public final class ConfigException extends RuntimeException {
  public ConfigException(String message) {
    super(message, null, false, false);
  }

  static ConfigException bad(Setting setting, String value, String where) {
    String shown = setting.secret() ? "***" : value;
    return new ConfigException(
        "%s = %s (%s): expected %s.".formatted(setting.key(), shown, where, setting.expected()));
  }

  /** Never null, unlike in the superclass. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
