package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.policy.ResourcePolicy;
import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** REST APIs themselves. */
record RestApis(GatewayDesk desk) {
  private static final String[] SAID = {
    "description", "version", "minimumCompressionSize", "endpointConfiguration", "tags"
  };

  private static final Patch PATCH =
      Patch.of(
          PatchRule.text("/name"),
          PatchRule.text("/description"),
          PatchRule.items("/binaryMediaTypes"),
          PatchRule.number("/minimumCompressionSize"),
          PatchRule.text("/apiKeySource"),
          PatchRule.text("/policy"),
          PatchRule.flag("/disableExecuteApiEndpoint"),
          PatchRule.items("/endpointConfiguration/types"));

  ObjectNode create(ObjectNode request) {
    GatewayDesk.unsupported(request, "cloneFrom", "securityPolicy", "endpointAccessMode");
    return tree(
        desk.store()
            .write(tx -> {
              Api made =
                  desk.apis()
                      .create(
                          tx,
                          desk.turns().now(),
                          ApiKind.REST,
                          name(request),
                          List.of(),
                          List.of());
              Instant now = desk.turns().now().now();
              return desk.apis().put(tx, read(made.with(made.details().created(now)), request));
            }));
  }

  ObjectNode show(ObjectNode request) {
    return tree(desk.get(request));
  }

  ObjectNode list(ObjectNode request) {
    List<Api> all =
        desk.store().read(desk.apis()::list).stream()
            .filter(api -> api.kind() == ApiKind.REST)
            .toList();
    return Members.page(request, all, Api::id, RestApis::tree);
  }

  ObjectNode update(ObjectNode request) {
    return tree(desk.change(request, (_, api) -> read(api, PATCH.apply(tree(api), request))));
  }

  ObjectNode delete(ObjectNode request) {
    var _ = desk.store().write(tx -> desk.apis().delete(tx, desk.get(tx, request).id()));
    return Json.object();
  }

  /** An API as AWS shows it. */
  static ObjectNode tree(Api api) {
    ObjectNode tree = (ObjectNode) api.details().said().deepCopy();
    tree.put("id", api.id());
    tree.put("name", api.name());
    Instant created = api.details().created();
    Members.put(tree, "createdDate", created == null ? null : created.toString());
    Members.put(tree, "binaryMediaTypes", api.binaryMediaTypes());
    tree.put("apiKeySource", "HEADER");
    tree.put("disableExecuteApiEndpoint", false);
    tree.put("rootResourceId", api.id());
    if (!tree.has("endpointConfiguration")) {
      ObjectNode endpoint = tree.putObject("endpointConfiguration");
      endpoint.putArray("types").add("EDGE");
      endpoint.put("ipAddressType", "ipv4");
    }
    JsonNode policy = api.details().policy();
    // AWS shows it so, with its quotation marks escaped once more.
    Members.put(tree, "policy", policy == null ? null : Json.write(policy).replace("\"", "\\\""));
    return tree;
  }

  /** The API as a tree has it. */
  private static Api read(Api api, ObjectNode tree) {
    if (!tree.path("apiKeySource").asString("HEADER").equals("HEADER")) {
      throw GatewayDesk.bad("Holdpoint supports the apiKeySource HEADER only");
    }
    GatewayDesk.unsupported(tree, "disableExecuteApiEndpoint");
    String policy = GatewayDesk.text(tree, "policy");
    JsonNode document = policy == null ? null : ResourcePolicy.parse(policy);
    return api.named(name(tree), Members.list(tree.path("binaryMediaTypes")))
        .with(api.details().guarded(document).saying(said(api, tree)));
  }

  /** What is said of its parts stays. */
  private static ObjectNode said(Api api, ObjectNode tree) {
    ObjectNode said = (ObjectNode) api.details().said().deepCopy();
    said.remove(List.of(SAID));
    said.setAll(Members.only(tree, SAID));
    return said;
  }

  private static String name(ObjectNode tree) {
    String name = tree.path("name").asString("");
    if (name.isBlank()) {
      throw GatewayDesk.bad("Invalid API name specified");
    }
    return name;
  }
}
