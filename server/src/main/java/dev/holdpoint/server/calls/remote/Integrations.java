package dev.holdpoint.server.calls.remote;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The optimized integrations of services that Holdpoint does not serve itself: a table. */
public final class Integrations {
  private static final Map<String, Optimized> ALL = read();

  /** Of these we serve actions ourselves, so that they are there without an endpoint. */
  private static final Set<String> SERVED =
      Set.of(
          "sqs",
          "sns",
          "eventbridge",
          "scheduler",
          "lambda",
          "sfn",
          "sts",
          "iam",
          "cloudwatchlogs",
          "ses",
          "sesv2");

  private Integrations() {}

  private static Map<String, Optimized> read() {
    try (InputStream in = Integrations.class.getResourceAsStream("integrations.json")) {
      if (in == null) {
        throw new IllegalStateException("Expected integrations.json, but it is not there");
      }
      Map<String, Optimized> all = new HashMap<>();
      Json.parse(in.readAllBytes())
          .properties()
          .forEach(entry -> all.put(entry.getKey(), Json.read(entry.getValue(), Optimized.class)));
      return Map.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static @Nullable Optimized find(String service) {
    return ALL.get(service);
  }

  /** Names of the services, as they stand in resources. */
  public static Set<String> services() {
    return ALL.keySet();
  }

  /**
   * The module of the AWS SDK that a resource needs an endpoint for; null where it is called
   * without one.
   *
   * @param service as in a resource: {@code dynamodb}, {@code aws-sdk:dynamodb}
   */
  public static @Nullable String moduleOf(String service, String action) {
    if (service.startsWith(Resource.SDK)) {
      String module = service.substring(Resource.SDK.length());
      return SERVED.contains(module) ? null : module;
    }
    Optimized optimized = ALL.get(service);
    if (optimized == null) {
      return null;
    }
    String other = optimized.special(action).module();
    return other == null ? optimized.module() : other;
  }
}
