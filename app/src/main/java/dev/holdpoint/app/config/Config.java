package dev.holdpoint.app.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * All settings.
 *
 * @param data where everything durable lies
 * @param smtp the mail server, or null for the built-in mailbox
 */
public record Config(Http http, Path data, @Nullable Smtp smtp) {

  /** Where it listens; port 0 for any free one. */
  public record Http(String host, int port) {}

  /** The mail server. */
  public record Smtp(
      String host,
      int port,
      Security security,
      @Nullable String user,
      @Nullable Secret password,
      String from) {}

  /** How the connection to the mail server is kept private. */
  public enum Security {
    /** STARTTLS where the server offers it, and demanded where a login would travel in clear. */
    AUTO,
    STARTTLS,
    TLS,
    NONE
  }
}
