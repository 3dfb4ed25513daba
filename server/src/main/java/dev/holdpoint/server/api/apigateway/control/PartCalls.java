package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is the same for all parts of an API that methods refer to: they are shown, listed, patched,
 * and taken away unless a method needs them.
 *
 * @param member by which a request names one
 * @param kind what this kind of part is like
 */
record PartCalls(GatewayDesk desk, String member, Patch patch, Kind kind) {

  /** One kind of part. */
  interface Kind {
    /** The names of those that an API has, in the order in which they are listed. */
    List<String> names(Api api);

    /** One that is there, as AWS shows it. */
    ObjectNode tree(Api api, String name);

    /** The API with this one read from a tree, or without it where there is none. */
    Api with(Api api, String name, @Nullable ObjectNode tree);

    /** Whether a method needs this one. */
    boolean isNeeded(Route route, String name);

    /** What is said where there is none of a name. */
    String unknown(String name);

    /** What is said of one that a method needs. */
    String needed(String name);
  }

  ObjectNode show(ObjectNode request) {
    return shown(desk.get(request), request);
  }

  ObjectNode list(ObjectNode request) {
    Api api = desk.get(request);
    return Members.page(request, kind.names(api), name -> name, name -> kind.tree(api, name));
  }

  ObjectNode update(ObjectNode request) {
    Api changed =
        desk.change(
            request,
            (_, api) -> kind.with(api, name(request), patch.apply(shown(api, request), request)));
    return shown(changed, request);
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.change(
            request,
            (_, api) -> {
              String name = found(api, request);
              if (api.routes().stream().anyMatch(route -> kind.isNeeded(route, name))) {
                throw GatewayDesk.conflict(kind.needed(name));
              }
              return kind.with(api, name, null);
            });
    return Json.object();
  }

  private ObjectNode shown(Api api, ObjectNode request) {
    return kind.tree(api, found(api, request));
  }

  private String found(Api api, ObjectNode request) {
    String name = name(request);
    if (!kind.names(api).contains(name)) {
      throw GatewayDesk.notFound(kind.unknown(name));
    }
    return name;
  }

  private String name(ObjectNode request) {
    return request.path(member).asString("");
  }
}
