package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Folders;
import dev.holdpoint.core.apigateway.OpenApi;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.wire.Call;
import dev.holdpoint.server.wire.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.model.ImportRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.ImportRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.PutRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.PutRestApiResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** REST APIs from OpenAPI documents, in JSON or YAML. */
record Imports(GatewayDesk desk) {
  private static final String MERGE = "merge";
  private static final String OVERWRITE = "overwrite";

  ImportRestApiResponse create(ImportRestApiRequest request, Call call) {
    JsonNode document = document(request.body(), request.parameters());
    OpenApi read = OpenApi.read(ApiKind.REST, document);
    String title = read.title();
    if (title == null || title.isBlank()) {
      throw GatewayDesk.bad("Invalid OpenAPI input: it needs a title.");
    }
    Api made =
        desk.store()
            .write(tx -> {
              Api api =
                  desk.apis()
                      .create(tx, desk.turns().now(), ApiKind.REST, title, List.of(), List.of());
              Api whole = read.of(api, read.binaryMediaTypes());
              return desk.apis()
                  .put(
                      tx,
                      said(
                          whole.with(whole.details().created(desk.turns().now().now())), document));
            });
    return Trees.read(RestApis.tree(made), ImportRestApiResponse::builder);
  }

  PutRestApiResponse put(PutRestApiRequest request, Call call) {
    JsonNode document = document(request.body(), request.parameters());
    OpenApi read = OpenApi.read(ApiKind.REST, document);
    boolean overwrite = OVERWRITE.equals(mode(request));
    ObjectNode named = Json.object().put("restapi_id", request.restApiId());
    Api changed =
        desk.change(
            named, (_, api) -> said(overwrite ? replaced(api, read) : merged(api, read), document));
    return Trees.read(RestApis.tree(changed), PutRestApiResponse::builder);
  }

  private static String mode(PutRestApiRequest request) {
    String mode = request.modeAsString();
    if (mode != null && !mode.equals(MERGE) && !mode.equals(OVERWRITE)) {
      throw GatewayDesk.constraint(
          mode, "mode", "satisfy enum value set: [" + MERGE + ", " + OVERWRITE + "]");
    }
    return mode == null ? MERGE : mode;
  }

  private static Api replaced(Api api, OpenApi read) {
    String title = read.title();
    Api whole = read.of(api, read.binaryMediaTypes());
    return title == null ? whole : whole.named(title, read.binaryMediaTypes());
  }

  /** What the document does not name stays as it is. */
  private static Api merged(Api api, OpenApi read) {
    List<String> binary = new ArrayList<>(new TreeSet<>(api.binaryMediaTypes()));
    read.binaryMediaTypes().stream().filter(type -> !binary.contains(type)).forEach(binary::add);
    Api all = api.named(api.name(), binary).with(api.parts().and(read.parts()));
    for (Route route : read.routes()) {
      all = all.with(route);
    }
    JsonNode policy = read.policy();
    return Folders.covering(policy == null ? all : all.with(all.details().guarded(policy)));
  }

  /** What the document says of itself is shown again. */
  private static Api said(Api api, JsonNode document) {
    ObjectNode said = (ObjectNode) api.details().said().deepCopy();
    said.setAll(Members.only(document.path("info"), "description", "version"));
    return api.with(api.details().saying(said));
  }

  private JsonNode document(SdkBytes body, Map<String, String> parameters) {
    String base = parameters.getOrDefault("basepath", "ignore");
    if (!base.equals("ignore")) {
      throw GatewayDesk.bad("Holdpoint does not support the basepath " + base + "; use ignore");
    }
    if (body == null) {
      throw GatewayDesk.bad("Invalid OpenAPI input: there is none.");
    }
    return desk.documents().read(body.asUtf8String());
  }
}
