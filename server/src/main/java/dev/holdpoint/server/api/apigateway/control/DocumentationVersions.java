package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Names under which what is written about an API is published: kept and shown. */
record DocumentationVersions(GatewayDesk desk) {
  private static final String VERSIONS = "documentationVersions";
  private static final Patch PATCH = Patch.of(PatchRule.text("/description"));

  ObjectNode create(ObjectNode request) {
    String name = GatewayDesk.need(request, "documentationVersion");
    String stage = GatewayDesk.text(request, "stageName");
    ObjectNode version = Members.only(request, "description");
    version.put("createdDate", desk.turns().now().now().toString());
    var _ =
        desk.change(
            request,
            (_, api) -> {
              if (versions(api).has(name)) {
                throw GatewayDesk.conflict("Documentation version already exists: " + name);
              }
              Api named = stage == null ? api : api.with(published(api, stage, name));
              return with(named, name, version);
            });
    return shown(name, version);
  }

  private static Stage published(Api api, String stageName, String version) {
    Stage stage =
        api.stages().stream()
            .filter(one -> one.name().equals(stageName))
            .findFirst()
            .orElseThrow(() -> GatewayDesk.notFound("Invalid stage identifier specified"));
    ObjectNode said = (ObjectNode) stage.said().deepCopy();
    said.put("documentationVersion", version);
    return stage.saying(said);
  }

  private static Api with(Api api, String name, ObjectNode version) {
    ObjectNode said = (ObjectNode) api.details().said().deepCopy();
    said.withObjectProperty(VERSIONS).set(name, version);
    return api.with(api.details().saying(said));
  }

  ObjectNode show(ObjectNode request) {
    String name = name(request);
    return shown(name, found(desk.get(request), name));
  }

  ObjectNode list(ObjectNode request) {
    List<Map.Entry<String, JsonNode>> all = List.copyOf(versions(desk.get(request)).properties());
    return Members.page(
        request, all, Map.Entry::getKey, one -> shown(one.getKey(), one.getValue()));
  }

  ObjectNode update(ObjectNode request) {
    String name = name(request);
    var _ =
        desk.change(request, (_, api) -> with(api, name, PATCH.apply(found(api, name), request)));
    return show(request);
  }

  ObjectNode delete(ObjectNode request) {
    String name = name(request);
    var _ =
        desk.change(
            request,
            (_, api) -> {
              found(api, name);
              ObjectNode said = (ObjectNode) api.details().said().deepCopy();
              said.withObjectProperty(VERSIONS).remove(name);
              return api.with(api.details().saying(said));
            });
    return Json.object();
  }

  private static ObjectNode versions(Api api) {
    return api.details().said().path(VERSIONS) instanceof ObjectNode all ? all : Json.object();
  }

  private static String name(ObjectNode request) {
    return request.path("doc_version").asString("");
  }

  private static ObjectNode found(Api api, String name) {
    if (versions(api).path(name) instanceof ObjectNode version) {
      return version;
    }
    throw GatewayDesk.notFound("Invalid Documentation version specified");
  }

  private static ObjectNode shown(String name, JsonNode version) {
    ObjectNode tree = (ObjectNode) version.deepCopy();
    return tree.put("version", name);
  }
}
