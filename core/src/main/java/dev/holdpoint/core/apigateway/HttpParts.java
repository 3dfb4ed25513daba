package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ids by which calls name an HTTP API's routes and integrations, whoever made them: {@code
 * routeId} and {@code target} in what is said of a route.
 */
public final class HttpParts {
  private static final String ROUTE_ID = "routeId";
  private static final String TARGET = "target";
  private static final String INTEGRATIONS = "integrations/";
  private static final int ID_LENGTH = 7;

  private HttpParts() {}

  /** The API with an id for every route and integration; known ones keep theirs. */
  public static Api covering(Api api) {
    ApiParts parts = api.parts();
    List<Route> routes = new ArrayList<>();
    for (Route route : api.routes()) {
      ObjectNode said = (ObjectNode) route.said().deepCopy();
      if (!said.has(ROUTE_ID)) {
        said.put(ROUTE_ID, id(api.id() + " " + route.key()));
      }
      if (!said.has(TARGET) && !route.integration().isUnset()) {
        String id = known(parts, route.integration());
        if (id == null) {
          id = id(api.id() + " to " + Json.write(route.integration()));
          parts = parts.integration(id, route.integration());
        }
        said.put(TARGET, INTEGRATIONS + id);
      }
      routes.add(route.saying(said));
    }
    return api.with(parts).withRoutes(routes);
  }

  private static @Nullable String known(ApiParts parts, Integration integration) {
    return parts.integrations().entrySet().stream()
        .filter(one -> one.getValue().equals(integration))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** The id of a route. */
  public static String id(Route route) {
    return route.said().path(ROUTE_ID).asString("");
  }

  /** The integration that a route names, or null. */
  public static @Nullable String integration(Route route) {
    String target = route.said().path(TARGET).asString("");
    return target.startsWith(INTEGRATIONS) ? target.substring(INTEGRATIONS.length()) : null;
  }

  /** The API with this integration, to which the routes that name it go. */
  public static Api with(Api api, String id, Integration integration) {
    List<Route> routes =
        api.routes().stream()
            .map(route -> id.equals(integration(route)) ? route.to(integration) : route)
            .toList();
    return api.with(api.parts().integration(id, integration)).withRoutes(routes);
  }

  /** The same whenever an API is read again. */
  private static String id(String text) {
    long hash = 0;
    for (int i = 0; i < text.length(); i++) {
      hash = hash * 131 + text.charAt(i);
    }
    String id = "0".repeat(ID_LENGTH) + Long.toUnsignedString(hash, Character.MAX_RADIX);
    return id.substring(id.length() - ID_LENGTH);
  }
}
