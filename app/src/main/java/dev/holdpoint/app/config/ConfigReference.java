package dev.holdpoint.app.config;

import java.util.stream.Collectors;

/** The reference of all settings: {@code docs/reference/config.md} is this text. */
public final class ConfigReference {
  private static final String HEAD =
      """
      # Settings

      Each setting has a key in the configuration file (`--config FILE`, YAML or JSON), an
      environment variable and mostly a flag. Flags win over the environment, the environment over
      the file, the file over the default. An unknown key or a bad value stops the start.

      """;

  private static final String EXAMPLE =
      """

      ## An example of a file

      ```yaml
      http:
        port: 4566
      data: /var/lib/holdpoint
      smtp:
        host: smtp.example.com
        user: holdpoint
        password-file: /run/secrets/smtp
        from: approvals@example.com
      endpoints:
        dynamodb: http://127.0.0.1:8000
        s3: aws
      ```
      """;

  private ConfigReference() {}

  /** In Markdown. */
  public static String markdown() {
    return Settings.ALL.stream()
        .map(ConfigReference::entry)
        .collect(Collectors.joining("\n", HEAD, EXAMPLE));
  }

  private static String entry(Setting setting) {
    String fallback = setting.fallback() == null ? "not set" : "`" + setting.fallback() + "`";
    String flag =
        setting.secret()
            ? "No flag: others could read it in the list of processes."
            : "Flag: `" + setting.flag() + "`.";
    return """
    ## %s

    %s

    Expected: %s. Default: %s. Environment: `%s`. %s
    """
        .formatted(
            setting.key(),
            setting.meaning(),
            setting.expected(),
            fallback,
            setting.variable(),
            flag);
  }
}
