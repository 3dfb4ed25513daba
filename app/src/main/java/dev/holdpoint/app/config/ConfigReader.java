package dev.holdpoint.app.config;

import dev.holdpoint.core.apigateway.ConfirmRule;
import dev.holdpoint.core.states.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the settings: defaults, then the file, then {@code HOLDPOINT_…}, then flags. */
public final class ConfigReader {
  private static final int MOST_DAYS = 36_500;

  private final Values values = new Values();

  private final Map<String, String> environment;

  private ConfigReader(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Reads everything.
   *
   * @param file the configuration file, or null where there is none
   * @param flags by the settings' keys
   * @throws ConfigException for an unknown key or a bad value
   */
  public static Config read(
      @Nullable Path file, Map<String, String> environment, Map<String, String> flags) {
    ConfigReader reader = new ConfigReader(environment);
    if (file != null) {
      reader.values.addFile(file);
    }
    reader.values.addEnvironment(environment);
    reader.values.addFlags(flags);
    return reader.config();
  }

  private Config config() {
    AccessReader access = new AccessReader(values);
    Config.Access keys = access.access();
    return new Config(
        access.http(keys),
        Path.of(values.need(Setting.DATA)).toAbsolutePath().normalize(),
        smtp(),
        outside(),
        keys,
        database(),
        retention(),
        Bounds.read(values),
        confirmGet(),
        functionsCache());
  }

  private Path functionsCache() {
    String given = values.find(Setting.FUNCTIONS_CACHE);
    return (given == null ? userCache().resolve("holdpoint") : Path.of(given))
        .toAbsolutePath()
        .normalize();
  }

  /** As the XDG base directory specification has it: a path that is not absolute does not count. */
  private Path userCache() {
    String named = environment.getOrDefault("XDG_CACHE_HOME", "");
    return named.startsWith("/")
        ? Path.of(named)
        : Path.of(System.getProperty("user.home"), ".cache");
  }

  private Config.Outside outside() {
    Map<String, String> endpoints = endpoints();
    Set<String> beside = Set.copyOf(values.list(Setting.WITH));
    for (String service : beside) {
      if (!service.equals(Config.Outside.DYNAMODB)) {
        throw values.bad(Setting.WITH, service);
      }
      if (endpoints.containsKey(service)) {
        throw new ConfigException("with and endpoints both name %s; set one.".formatted(service));
      }
      if (values.find(Setting.DB_URL) != null) {
        throw new ConfigException(
            "with %s would give each of several nodes tables of its own. Run one server for all of"
                    .formatted(service)
                + " them and name it with endpoints.");
      }
    }
    return new Config.Outside(
        httpHosts(), endpoints, values.find(Setting.SDK_REPOSITORY), s3Folder(), beside);
  }

  private Duration retention() {
    return values.need(LimitSettings.KEEP).equals("forever")
        ? Retention.FOREVER
        : Duration.ofDays(values.number(LimitSettings.KEEP, 0, MOST_DAYS));
  }

  private List<String> confirmGet() {
    String given = values.find(Setting.CONFIRM_GET);
    List<String> routes = new ArrayList<>();
    for (String one : given == null ? new String[0] : given.split(",", -1)) {
      if (ConfirmRule.parse(one.strip()) == null) {
        throw values.bad(Setting.CONFIRM_GET, one);
      }
      routes.add(one.strip());
    }
    return routes;
  }

  private Set<String> httpHosts() {
    return Set.copyOf(values.list(Setting.HTTP_HOSTS));
  }

  private Config.@Nullable Database database() {
    String url = values.find(Setting.DB_URL);
    if (url == null) {
      values.refuseWithout(Setting.DB_URL, "db.");
      return null;
    }
    if (!url.startsWith("jdbc:postgresql:") || url.contains("password=")) {
      throw values.bad(Setting.DB_URL, url.replaceAll("password=[^&]*", "password=***"));
    }
    int lease = values.number(Setting.DB_LEASE, 2);
    return new Config.Database(
        url,
        values.find(Setting.DB_USER),
        secret(Setting.DB_PASSWORD, Setting.DB_PASSWORD_FILE),
        Duration.ofSeconds(lease));
  }

  private @Nullable Path s3Folder() {
    String folder = values.find(Setting.S3_FOLDER);
    if (folder != null && !Files.isDirectory(Path.of(folder))) {
      throw values.bad(Setting.S3_FOLDER, folder);
    }
    return folder == null ? null : Path.of(folder).toAbsolutePath().normalize();
  }

  private Map<String, String> endpoints() {
    String given = values.find(Setting.ENDPOINTS);
    Map<String, String> endpoints = new HashMap<>();
    if (given != null) {
      for (String one : given.split(",", -1)) {
        String[] parts = one.strip().split("=", 2);
        if (parts.length != 2 || !isEndpoint(parts[0], parts[1])) {
          throw values.bad(Setting.ENDPOINTS, one);
        }
        endpoints.put(parts[0], parts[1]);
      }
    }
    return endpoints;
  }

  private static boolean isEndpoint(String service, String where) {
    return service.matches("[a-z0-9]+")
        && (where.equals(Config.Outside.AWS) || where.matches("https?://[^/\\s]+(/\\S*)?"));
  }

  private Config.@Nullable Smtp smtp() {
    String host = values.find(MailSettings.SMTP_HOST);
    if (host == null) {
      values.refuseWithout(MailSettings.SMTP_HOST, "smtp.");
      return null;
    }
    if ((values.find(MailSettings.SMTP_USER) == null) != (password() == null)) {
      throw new ConfigException("smtp.user and a password belong together; set both or neither.");
    }
    return new Config.Smtp(
        host,
        values.number(MailSettings.SMTP_PORT, 1),
        security(),
        values.find(MailSettings.SMTP_USER),
        password(),
        values.need(MailSettings.SMTP_FROM));
  }

  private Config.Security security() {
    String value = values.need(MailSettings.SMTP_SECURITY);
    try {
      return Config.Security.valueOf(value.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw values.bad(MailSettings.SMTP_SECURITY, value);
    }
  }

  private @Nullable Secret password() {
    return secret(MailSettings.SMTP_PASSWORD, MailSettings.SMTP_PASSWORD_FILE);
  }

  private @Nullable Secret secret(Setting setting, Setting inFile) {
    String plain = values.find(setting);
    String file = values.find(inFile);
    if (plain != null && file != null) {
      throw new ConfigException(
          "%s and %s are both set; set one.".formatted(setting.key(), inFile.key()));
    }
    if (file == null) {
      return plain == null ? null : new Secret(plain);
    }
    try {
      return new Secret(Files.readString(Path.of(file)).lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw values.bad(inFile, file);
    }
  }
}
