package dev.holdpoint.app.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that say how much at once is too much. */
final class LimitOptions {
  @Option(
      names = "--quotas",
      paramLabel = "WHOSE",
      description = "none (default), or aws: refuses calls that come more often than AWS allows.")
  private @Nullable String quotas;

  @Option(
      names = "--limits-requests",
      paramLabel = "COUNT",
      description = "Requests in flight, long polls included. Default: 4096.")
  private @Nullable String requests;

  @Option(
      names = "--limits-connections",
      paramLabel = "COUNT",
      description = "Connections that are open at once. Default: 8192.")
  private @Nullable String connections;

  @Option(
      names = "--limits-polls",
      paramLabel = "COUNT",
      description = "Long polls that are open at once. Default: 3072.")
  private @Nullable String polls;

  @Option(
      names = "--limits-executions",
      paramLabel = "COUNT",
      description = "Executions that are open at once. Default: 10000000.")
  private @Nullable String executions;

  @Option(
      names = "--limits-in-flight",
      paramLabel = "COUNT",
      description = "Messages of a queue that are received and not deleted. Default: 120000.")
  private @Nullable String inFlight;

  @Option(
      names = "--smtp-per-minute",
      paramLabel = "COUNT",
      description = "Mails that leave in a minute at most; others wait. Default: any.")
  private @Nullable String mails;

  void into(Map<String, String> flags) {
    SettingOptions.put(flags, "quotas", quotas);
    SettingOptions.put(flags, "limits.requests", requests);
    SettingOptions.put(flags, "limits.connections", connections);
    SettingOptions.put(flags, "limits.polls", polls);
    SettingOptions.put(flags, "limits.executions", executions);
    SettingOptions.put(flags, "limits.in-flight", inFlight);
    SettingOptions.put(flags, "smtp.per-minute", mails);
  }
}
