package dev.holdpoint.server.calls.remote;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which services can be called, and where.
 *
 * @param byService by the service's name in the AWS SDK for Java, such as {@code dynamodb}
 */
public record Endpoints(Map<String, Endpoint> byService) {
  /** Services that stand at another one's endpoint, unless they have one of their own. */
  private static final Map<String, String> WITH_OTHERS = Map.of(ServiceClients.STREAMS, "dynamodb");

  public Endpoints {
    byService = Map.copyOf(byService);
  }

  /** Where the service is called; null where it has no endpoint. */
  public @Nullable Endpoint find(String service) {
    Endpoint own = byService.get(service);
    String with = WITH_OTHERS.get(service);
    return own == null && with != null ? byService.get(with) : own;
  }
}
