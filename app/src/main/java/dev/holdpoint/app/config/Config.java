package dev.holdpoint.app.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All settings.
 *
 * @param data where everything durable lies
 * @param smtp the mail server, or null for the built-in mailbox
 * @param outside what may be called outside
 */
public record Config(Http http, Path data, @Nullable Smtp smtp, Outside outside) {
  /** Settings that need nothing outside. */
  public Config(Http http, Path data, @Nullable Smtp smtp) {
    this(http, data, smtp, Outside.NONE);
  }

  /**
   * What may be called outside.
   *
   * @param httpHosts hosts that HTTP tasks may call by http and at link-local addresses
   * @param endpoints by service: a URL, or {@code aws}
   * @param sdkRepository a Maven repository, {@code none}, or null for the usual one
   * @param s3Folder a folder that stands in for S3, or null
   */
  public record Outside(
      Set<String> httpHosts,
      Map<String, String> endpoints,
      @Nullable String sdkRepository,
      @Nullable Path s3Folder) {
    /** Nothing but what needs no setting. */
    public static final Outside NONE = new Outside(Set.of(), Map.of(), null, null);

    /** The endpoint that is AWS itself. */
    public static final String AWS = "aws";

    /** The repository that stands for none: nothing is fetched. */
    public static final String NO_REPOSITORY = "none";

    public Outside {
      httpHosts = Set.copyOf(httpHosts);
      endpoints = Map.copyOf(endpoints);
    }
  }

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
