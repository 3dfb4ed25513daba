package dev.holdpoint.server.calls;

import dev.holdpoint.core.asl.Resource;
import java.util.Set;

/** Which resources are called outside of this process, and therefore owed. */
final class Outside {
  private static final Set<String> SERVICES = Set.of("lambda", "http", "apigateway");

  private Outside() {}

  static boolean contains(Resource resource) {
    return switch (resource) {
      case Resource.Function _ -> true;
      case Resource.Activity _ -> false;
      case Resource.Integration integration -> SERVICES.contains(integration.service());
    };
  }
}
