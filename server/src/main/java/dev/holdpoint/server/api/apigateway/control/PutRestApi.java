package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Folder;
import dev.holdpoint.core.apigateway.Folders;
import dev.holdpoint.core.apigateway.ImportVariables;
import dev.holdpoint.core.apigateway.OpenApi;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.apigateway.model.PutRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.PutRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.RestApi;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Replaces an API's resources and methods by those of an OpenAPI document. */
record PutRestApi(GatewayDesk desk) implements Action<PutRestApiRequest, PutRestApiResponse> {
  @Override
  public PutRestApiResponse handle(PutRestApiRequest request, Call call) {
    if ("merge".equals(request.modeAsString())) {
      throw GatewayDesk.bad("Holdpoint does not merge documents; use the mode overwrite");
    }
    JsonNode tree = tree(request.body().asUtf8String());
    OpenApi document =
        OpenApi.read(ApiKind.REST, ImportVariables.resolved(tree, desk.turns().home()));
    Api api =
        desk.change(
            request.restApiId(),
            (_, there) -> {
              Api changed =
                  there
                      .named(there.name(), document.binaryMediaTypes())
                      .withRoutes(document.routes())
                      .with(document.parts());
              for (Folder folder : there.folders()) {
                changed = changed.withoutFolder(folder.id());
              }
              for (Route route : document.routes()) {
                changed = withFolders(changed, route.path());
              }
              return changed;
            });
    RestApi shown = Shown.api(api);
    return PutRestApiResponse.builder()
        .id(shown.id())
        .name(shown.name())
        .binaryMediaTypes(shown.hasBinaryMediaTypes() ? shown.binaryMediaTypes() : null)
        .apiKeySource(shown.apiKeySource())
        .rootResourceId(shown.rootResourceId())
        .build();
  }

  private static JsonNode tree(String text) {
    try {
      return Json.parse(text);
    } catch (JacksonException e) {
      throw GatewayDesk.bad("Invalid OpenAPI input: it must be JSON.");
    }
  }

  private Api withFolders(Api api, String path) {
    Api all = api;
    String parent = api.id();
    for (String part : path.substring(1).split("/")) {
      if (!part.isEmpty()) {
        Folder there = Folders.child(all, parent, part);
        Folder folder = there == null ? new Folder(desk.newId(), parent, part) : there;
        all = all.with(folder);
        parent = folder.id();
      }
    }
    return all;
  }
}
