package dev.holdpoint.server.calls.remote;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which services can be called, and where.
 *
 * @param byService by the service's name in the AWS SDK for Java, such as {@code dynamodb}
 */
public record Endpoints(Map<String, Endpoint> byService) {
  public Endpoints {
    byService = Map.copyOf(byService);
  }

  public @Nullable Endpoint find(String service) {
    return byService.get(service);
  }
}
