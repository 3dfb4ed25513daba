package dev.holdpoint.app.config;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.server.access.AccessKey;
import dev.holdpoint.server.access.AccessRole;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where it listens and who may come in, and refuses what would stand open to strangers. */
record AccessReader(Values values) {
  private static final String ID = "(?!\\d{12}$|ASIA)[A-Za-z0-9_-]{3,128}";
  private static final String SECRET = "[!-~]{16,128}";

  Config.Access access() {
    AccessRole functions = AccessRole.of(values.need(ListenerSettings.ACCESS_FUNCTIONS));
    if (functions == null) {
      throw values.bad(
          ListenerSettings.ACCESS_FUNCTIONS, values.need(ListenerSettings.ACCESS_FUNCTIONS));
    }
    return new Config.Access(keys(), functions, values.list(ListenerSettings.NAMES));
  }

  private List<AccessKey> keys() {
    String given = values.find(ListenerSettings.ACCESS_KEYS);
    String file = values.find(ListenerSettings.ACCESS_KEYS_FILE);
    if (given != null && file != null) {
      throw new ConfigException("access.keys and access.keys-file are both set; set one.");
    }
    List<AccessKey> keys;
    if (file != null) {
      keys = keys(read(file).split("\n"), file);
    } else if (given != null) {
      keys = keys(given.split("[,\n]"), "access.keys");
    } else {
      return List.of();
    }
    if (keys.isEmpty()) {
      // What was meant as a lock shall not leave the door open.
      throw new ConfigException("Access keys are set, but there is none among them.");
    }
    return keys;
  }

  private String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw values.bad(ListenerSettings.ACCESS_KEYS_FILE, file);
    }
  }

  private static List<AccessKey> keys(String[] lines, String where) {
    List<AccessKey> keys = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        AccessKey key = key(line);
        if (key == null || !ids.add(key.id())) {
          throw new ConfigException(
              "%s: key %d is none, or its id comes twice. Expected ID:SECRET:ROLE[:ACCOUNT], the"
                      .formatted(where, i + 1)
                  + " secret with 16 characters at least, the role admin, operator or read-only.");
        }
        keys.add(key);
      }
    }
    return keys;
  }

  /** Account numbers and keys of roles are ids that we give ourselves. */
  private static @Nullable AccessKey key(String line) {
    String[] parts = line.split(":", -1);
    AccessRole role = parts.length < 3 ? null : AccessRole.of(parts[2]);
    String account = parts.length == 4 ? parts[3] : Home.DEFAULT.account();
    boolean good =
        role != null
            && parts.length <= 4
            && parts[0].matches(ID)
            && parts[1].matches(SECRET)
            && account.matches("\\d{12}");
    return role != null && good ? new AccessKey(parts[0], parts[1], role, account) : null;
  }

  Config.Http http(Config.Access access) {
    String host = values.need(ListenerSettings.HOST);
    InetAddress address = address(host);
    Config.Tls tls = tls();
    boolean proxy = flag(ListenerSettings.BEHIND_PROXY);
    if (!address.isLoopbackAddress()) {
      checkOpen(host, access, tls != null || proxy);
    }
    return new Config.Http(host, values.number(ListenerSettings.PORT, 0), url(address), tls, proxy);
  }

  private static void checkOpen(String host, Config.Access access, boolean secure) {
    if (access.keys().isEmpty()) {
      throw new ConfigException(
          "http.host = %s lets others in, but there are no access keys, so anybody could do anything."
                  .formatted(host)
              + " Give some by access.keys-file, or listen on a loopback address.");
    }
    if (!secure) {
      throw new ConfigException(
          "http.host = %s lets others in, but what they send could be read on the way."
                  .formatted(host)
              + " Give http.tls-certificate and http.tls-key, or say http.behind-tls-proxy where a"
              + " proxy in front ends TLS.");
    }
  }

  private InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw values.bad(ListenerSettings.HOST, host);
    }
  }

  private @Nullable URI url(InetAddress address) {
    String url = values.find(ListenerSettings.URL);
    if (url == null) {
      if (address.isAnyLocalAddress()) {
        throw new ConfigException(
            "http.host stands for every address of this machine, so http.url must say under which"
                + " one it is reached, for instance https://approvals.example.com.");
      }
      return null;
    }
    String bare = url.replaceFirst("/$", "");
    if (!bare.matches("https?://[A-Za-z0-9.\\[\\]:-]+")) {
      throw values.bad(ListenerSettings.URL, url);
    }
    return URI.create(bare);
  }

  private Config.@Nullable Tls tls() {
    Path certificate = file(ListenerSettings.TLS_CERTIFICATE);
    Path key = file(ListenerSettings.TLS_KEY);
    if (certificate == null && key == null) {
      return null;
    }
    if (certificate == null || key == null) {
      throw new ConfigException(
          "http.tls-certificate and http.tls-key belong together; set both or neither.");
    }
    return new Config.Tls(certificate, key);
  }

  private @Nullable Path file(Setting setting) {
    String file = values.find(setting);
    if (file != null && !Files.isReadable(Path.of(file))) {
      throw values.bad(setting, file);
    }
    return file == null ? null : Path.of(file).toAbsolutePath().normalize();
  }

  private boolean flag(Setting setting) {
    String value = values.need(setting);
    if (!value.equals("true") && !value.equals("false")) {
      throw values.bad(setting, value);
    }
    return value.equals("true");
  }
}
