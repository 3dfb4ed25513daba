package dev.holdpoint.app.cli;

import dev.holdpoint.app.config.Config;
import dev.holdpoint.app.config.ConfigReader;
import dev.holdpoint.app.node.StartException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags that every command which serves has in common. */
final class SettingOptions {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port it listens on; 0 takes any free one. Default: 4566.")
  private @Nullable String port;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "The address it listens on. Default: 127.0.0.1.")
  private @Nullable String host;

  @Mixin private AccessOptions access = new AccessOptions();

  @Mixin private LimitOptions limits = new LimitOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything durable lies. Default: .holdpoint in the current folder.")
  private @Nullable String data;

  @Option(
      names = "--db",
      paramLabel = "URL",
      description =
          "A PostgreSQL database that several nodes may share: jdbc:postgresql://HOST/DATABASE.")
  private @Nullable String dbUrl;

  @Option(names = "--db-user", paramLabel = "USER", description = "The database's user.")
  private @Nullable String dbUser;

  @Option(
      names = "--db-password-file",
      paramLabel = "FILE",
      description = "A file whose first line is the password (or set HOLDPOINT_DB_PASSWORD).")
  private @Nullable String dbPasswordFile;

  @Option(
      names = "--db-lease-seconds",
      paramLabel = "SECONDS",
      description = "When the others take over a silent node's work. Default: 6.")
  private @Nullable String dbLease;

  @Option(
      names = "--retention-days",
      paramLabel = "DAYS",
      description = "For how long executions are kept after their end, or forever. Default: 90.")
  private @Nullable String retention;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A file of settings, YAML or JSON; see docs/reference/config.md.")
  private @Nullable Path config;

  @Option(names = "--smtp-host", paramLabel = "HOST", description = "The mail server.")
  private @Nullable String smtpHost;

  @Option(names = "--smtp-port", paramLabel = "PORT", description = "Its port. Default: 587.")
  private @Nullable String smtpPort;

  @Option(
      names = "--smtp-security",
      paramLabel = "HOW",
      description = "auto (default), starttls, tls or none.")
  private @Nullable String smtpSecurity;

  @Option(names = "--smtp-user", paramLabel = "USER", description = "The login, if it wants one.")
  private @Nullable String smtpUser;

  @Option(
      names = "--smtp-password-file",
      paramLabel = "FILE",
      description = "A file whose first line is the password (or set HOLDPOINT_SMTP_PASSWORD).")
  private @Nullable String smtpPasswordFile;

  @Option(names = "--smtp-from", paramLabel = "ADDRESS", description = "The sender of mails.")
  private @Nullable String smtpFrom;

  @Option(
      names = "--tasks-http-hosts",
      paramLabel = "HOSTS",
      description =
          "Hosts that HTTP tasks may call by http and at link-local addresses; * for all.")
  private @Nullable String tasksHttpHosts;

  @Option(
      names = "--endpoint",
      paramLabel = "SERVICE=URL",
      description =
          "Where tasks call a service that is not served here: a URL, or aws; may be given often.")
  private List<String> endpoints = List.of();

  @Option(
      names = "--with",
      paramLabel = "SERVICE",
      description =
          "Runs a server beside this one: dynamodb is AWS's DynamoDB Local, fetched on first use.")
  private List<String> with = List.of();

  @Option(
      names = "--confirm-get",
      paramLabel = "API/STAGE/path",
      description =
          "A GET route of an API that shows a page first; its button makes the request. May be given"
              + " often.")
  private List<String> confirmGet = List.of();

  @Option(
      names = "--sdk-repository",
      paramLabel = "URL",
      description = "The Maven repository of the AWS SDK's modules for such services, or none.")
  private @Nullable String sdkRepository;

  @Option(
      names = "--functions-cache",
      paramLabel = "DIR",
      description = "Where what functions need is installed, for all data folders.")
  private @Nullable String functionsCache;

  @Option(
      names = "--s3-folder",
      paramLabel = "DIR",
      description = "A folder that stands in for S3: a bucket is a folder, an object a file.")
  private @Nullable String s3Folder;

  /** The data folder of a node that has all that is durable there. */
  Path readFolder() {
    Config config = read();
    if (config.database() != null) {
      throw new StartException(
          "With --db everything durable is in the database: use its own tools, such as pg_dump and"
              + " pg_restore.");
    }
    return config.data();
  }

  /** All settings, from every source. */
  Config read() {
    Map<String, String> flags = new HashMap<>();
    put(flags, "http.port", port);
    put(flags, "http.host", host);
    access.into(flags);
    limits.into(flags);
    put(flags, "data", data);
    put(flags, "db.url", dbUrl);
    put(flags, "db.user", dbUser);
    put(flags, "db.password-file", dbPasswordFile);
    put(flags, "db.lease-seconds", dbLease);
    put(flags, "retention.days", retention);
    put(flags, "smtp.host", smtpHost);
    put(flags, "smtp.port", smtpPort);
    put(flags, "smtp.security", smtpSecurity);
    put(flags, "smtp.user", smtpUser);
    put(flags, "smtp.password-file", smtpPasswordFile);
    put(flags, "smtp.from", smtpFrom);
    put(flags, "tasks.http-hosts", tasksHttpHosts);
    put(flags, "endpoints", endpoints.isEmpty() ? null : String.join(",", endpoints));
    put(flags, "with", with.isEmpty() ? null : String.join(",", with));
    put(flags, "confirm-get", confirmGet.isEmpty() ? null : String.join(",", confirmGet));
    put(flags, "sdk.repository", sdkRepository);
    put(flags, "functions.cache", functionsCache);
    put(flags, "s3.folder", s3Folder);
    return ConfigReader.read(config, System.getenv(), flags);
  }

  static void put(Map<String, String> flags, String key, @Nullable String value) {
    if (value != null) {
      flags.put(key, value);
    }
  }
}
