package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Folder;
import dev.holdpoint.core.apigateway.Folders;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The parts of an API's paths. */
record Resources(GatewayDesk desk) {
  private static final Patch PATCH =
      Patch.of(PatchRule.text("/parentId"), PatchRule.text("/pathPart"));

  ObjectNode create(ObjectNode request) {
    String part = request.path("pathPart").asString("");
    String parent = request.path("parent_id").asString("");
    String id = desk.newId();
    Api api =
        desk.change(
            request,
            (_, there) -> {
              check(there, id, parent, part);
              return there.with(new Folder(id, parent, part));
            });
    return tree(api, id, false);
  }

  /** Refuses what cannot stand there. */
  private static void check(Api api, String id, String parent, String part) {
    if (!part.matches("[a-zA-Z0-9._:-]+|\\{[a-zA-Z0-9._:-]+\\+?}")) {
      throw GatewayDesk.bad(
          "Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable and curly"
              + " braces at the beginning and the end.");
    }
    GatewayDesk.path(api, parent);
    Folder other = Folders.child(api, parent, part);
    if (other != null && !other.id().equals(id)) {
      throw GatewayDesk.conflict(
          "Another resource with the same parent already has this name: " + part);
    }
  }

  ObjectNode show(ObjectNode request) {
    Api api = desk.get(request);
    return tree(api, found(api, request), embeds(request));
  }

  ObjectNode list(ObjectNode request) {
    Api api = desk.get(request);
    List<String> ids = new ArrayList<>(List.of(api.id()));
    api.folders().forEach(folder -> ids.add(folder.id()));
    ids.sort(Comparator.comparing(id -> GatewayDesk.path(api, id)));
    return Members.page(request, ids, id -> id, id -> tree(api, id, embeds(request)));
  }

  /** Moves a resource with all below it. */
  ObjectNode update(ObjectNode request) {
    Api changed =
        desk.change(
            request,
            (_, api) -> {
              String id = found(api, request);
              if (id.equals(api.id())) {
                throw GatewayDesk.bad("Root resource cannot be updated.");
              }
              ObjectNode tree = PATCH.apply(tree(api, id, false), request);
              String parent = tree.path("parentId").asString("");
              String part = tree.path("pathPart").asString("");
              check(api, id, parent, part);
              String old = GatewayDesk.path(api, id);
              if (isWithin(GatewayDesk.path(api, parent), old)) {
                throw GatewayDesk.bad("A resource cannot be its own parent.");
              }
              Api moved = api.with(new Folder(id, parent, part));
              return moved.withRoutes(moved(api, old, GatewayDesk.path(moved, id)));
            });
    return tree(changed, request.path("resource_id").asString(""), false);
  }

  private static List<Route> moved(Api api, String from, String to) {
    return api.routes().stream()
        .map(route ->
            isWithin(route.path(), from)
                ? route.at(route.method(), to + route.path().substring(from.length()))
                : route)
        .toList();
  }

  /** Takes a resource away with all below it. */
  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.change(
            request,
            (_, there) -> {
              String path = GatewayDesk.path(there, request);
              if (path.equals("/")) {
                throw GatewayDesk.bad("Cannot delete root resource");
              }
              Api left =
                  there.withRoutes(
                      there.routes().stream().filter(r -> !isWithin(r.path(), path)).toList());
              return left.withFolders(
                  there.folders().stream()
                      .filter(f -> !isWithin(GatewayDesk.path(there, f.id()), path))
                      .toList());
            });
    return Json.object();
  }

  private static boolean isWithin(String path, String above) {
    return path.equals(above) || path.startsWith(above + "/");
  }

  private static String found(Api api, ObjectNode request) {
    String id = request.path("resource_id").asString("");
    GatewayDesk.path(api, id);
    return id;
  }

  private static boolean embeds(ObjectNode request) {
    return Members.list(request.path("embed")).contains("methods");
  }

  private static ObjectNode tree(Api api, String id, boolean embedded) {
    String path = GatewayDesk.path(api, id);
    @Nullable Folder folder =
        api.folders().stream().filter(f -> f.id().equals(id)).findFirst().orElse(null);
    ObjectNode tree = Json.object().put("id", id).put("path", path);
    if (folder != null) {
      tree.put("parentId", folder.parentId()).put("pathPart", folder.pathPart());
    }
    for (Route route : api.routes()) {
      if (route.path().equals(path)) {
        tree.withObjectProperty("resourceMethods")
            .set(route.method(), embedded ? Methods.tree(api, route) : Json.object());
      }
    }
    return tree;
  }
}
