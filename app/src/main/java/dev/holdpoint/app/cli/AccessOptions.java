package dev.holdpoint.app.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say who may come in, and how. */
final class AccessOptions {
  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Under which address it is reached; links begin so.")
  private @Nullable String url;

  @Option(
      names = "--names",
      paramLabel = "NAMES",
      description = "Host names besides localhost that it goes by while there are no access keys.")
  private @Nullable String names;

  @Option(
      names = "--tls-certificate",
      paramLabel = "FILE",
      description = "Serves HTTPS with this certificate (PEM).")
  private @Nullable String tlsCertificate;

  @Option(names = "--tls-key", paramLabel = "FILE", description = "The certificate's key (PEM).")
  private @Nullable String tlsKey;

  @Option(
      names = "--behind-tls-proxy",
      description = "A proxy in front ends TLS, so it may listen without a certificate.")
  private boolean behindProxy;

  @Option(
      names = "--access-keys-file",
      paramLabel = "FILE",
      description = "The access keys, ID:SECRET:ROLE[:ACCOUNT] in each line.")
  private @Nullable String keysFile;

  @Option(
      names = "--access-functions",
      paramLabel = "ROLE",
      description = "What functions may do: admin, operator (default) or read-only.")
  private @Nullable String functions;

  void into(Map<String, String> flags) {
    SettingOptions.put(flags, "http.url", url);
    SettingOptions.put(flags, "http.names", names);
    SettingOptions.put(flags, "http.tls-certificate", tlsCertificate);
    SettingOptions.put(flags, "http.tls-key", tlsKey);
    SettingOptions.put(flags, "http.behind-tls-proxy", behindProxy ? "true" : null);
    SettingOptions.put(flags, "access.keys-file", keysFile);
    SettingOptions.put(flags, "access.functions", functions);
  }
}
