package dev.holdpoint.app.config;

import dev.holdpoint.server.access.AccessKey;
import dev.holdpoint.server.access.AccessRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All settings.
 *
 * @param http where it listens
 * @param data where everything durable lies, or with a database what a node needs for itself
 * @param smtp the mail server, or null for the built-in mailbox
 * @param outside what may be called outside
 * @param access who may come in
 * @param database the database that several nodes share, or null for a file in the data folder
 * @param retention for how long executions are kept after their end
 * @param bounds how much at once is too much
 * @param confirmGet routes of APIs behind a page that asks first
 * @param functionsCache for what package managers install for functions, or null for the data
 *     folder
 */
public record Config(
    Http http,
    Path data,
    @Nullable Smtp smtp,
    Outside outside,
    Access access,
    @Nullable Database database,
    Duration retention,
    Bounds bounds,
    List<String> confirmGet,
    @Nullable Path functionsCache) {
  /** As AWS keeps executions. */
  public static final Duration RETENTION = Duration.ofDays(90);

  public Config {
    confirmGet = List.copyOf(confirmGet);
  }

  /** With the usual bounds, no routes confirmed, and nothing shared with other data folders. */
  public Config(
      Http http,
      Path data,
      @Nullable Smtp smtp,
      Outside outside,
      Access access,
      @Nullable Database database,
      Duration retention) {
    this(http, data, smtp, outside, access, database, retention, Bounds.USUAL, List.of(), null);
  }

  /** Settings that need nothing outside, for this machine alone. */
  public Config(Http http, Path data, @Nullable Smtp smtp) {
    this(http, data, smtp, Outside.NONE, Access.OPEN, null);
  }

  /** Executions are kept as AWS keeps them. */
  public Config(
      Http http,
      Path data,
      @Nullable Smtp smtp,
      Outside outside,
      Access access,
      @Nullable Database database) {
    this(http, data, smtp, outside, access, database, RETENTION);
  }

  /** Everything in the data folder. */
  public Config(Http http, Path data, @Nullable Smtp smtp, Outside outside, Access access) {
    this(http, data, smtp, outside, access, null);
  }

  /**
   * A PostgreSQL database.
   *
   * @param url a JDBC URL
   * @param lease for how long the others leave a node's work to it that says nothing
   */
  public record Database(
      String url, @Nullable String user, @Nullable Secret password, Duration lease) {}

  /**
   * What may be called outside.
   *
   * @param httpHosts hosts that HTTP tasks may call by http and at link-local addresses
   * @param endpoints by service: a URL, or {@code aws}
   * @param sdkRepository a Maven repository, {@code none}, or null for the usual one
   * @param s3Folder a folder that stands in for S3, or null
   * @param beside services whose servers are fetched and run beside this one
   */
  public record Outside(
      Set<String> httpHosts,
      Map<String, String> endpoints,
      @Nullable String sdkRepository,
      @Nullable Path s3Folder,
      Set<String> beside) {
    /** Nothing but what needs no setting. */
    public static final Outside NONE = new Outside(Set.of(), Map.of(), null, null, Set.of());

    /** The one service whose server can be fetched. */
    public static final String DYNAMODB = "dynamodb";

    /** The endpoint that is AWS itself. */
    public static final String AWS = "aws";

    /** The repository that stands for none: nothing is fetched. */
    public static final String NO_REPOSITORY = "none";

    public Outside {
      httpHosts = Set.copyOf(httpHosts);
      endpoints = Map.copyOf(endpoints);
      beside = Set.copyOf(beside);
    }
  }

  /**
   * Where it listens.
   *
   * @param port 0 for any free one
   * @param url under which it is reached, or null for where it listens
   * @param tls or null for plain HTTP
   * @param behindProxy whether TLS ends in front of it
   */
  public record Http(
      String host, int port, @Nullable URI url, @Nullable Tls tls, boolean behindProxy) {
    /** Plain HTTP, reached where it listens. */
    public Http(String host, int port) {
      this(host, port, null, null, false);
    }

    /** Whether those who reach it do so by TLS. */
    public boolean isSecure() {
      return tls != null || behindProxy;
    }
  }

  /** A certificate and its key, each in a PEM file. */
  public record Tls(Path certificate, Path key) {}

  /**
   * Who may come in.
   *
   * @param keys without any everybody who reaches the listener
   * @param functions what functions may do
   * @param names that it goes by, besides this machine's and AWS's
   */
  public record Access(List<AccessKey> keys, AccessRole functions, List<String> names) {
    /** Whoever reaches it. */
    public static final Access OPEN = new Access(List.of(), AccessRole.OPERATOR, List.of());

    public Access {
      keys = List.copyOf(keys);
      names = List.copyOf(names);
    }
  }

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
