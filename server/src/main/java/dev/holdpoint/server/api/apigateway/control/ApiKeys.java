package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.ApiKey;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What clients show to be counted. */
record ApiKeys(GatewayDesk desk) {
  private static final int CHARACTERS = 40;
  private static final int ID_CHARACTERS = 10;
  private static final String[] SAID = {"description", "customerId", "tags"};
  private static final Patch PATCH =
      Patch.of(
          PatchRule.text("/name"),
          PatchRule.text("/description"),
          PatchRule.text("/customerId"),
          PatchRule.flag("/enabled"));

  ObjectNode create(ObjectNode request) {
    GatewayDesk.unsupported(request, "stageKeys");
    String given = GatewayDesk.text(request, "value");
    String id = letters().substring(0, ID_CHARACTERS);
    String name = GatewayDesk.text(request, "name");
    ApiKey key =
        new ApiKey(
            id,
            name == null ? id : name,
            given == null ? letters().substring(0, CHARACTERS) : given,
            request.path("enabled").asBoolean(false),
            desk.turns().now().now(),
            Members.only(request, SAID));
    return tree(desk.store().write(tx -> desk.plans().put(tx, key)), true);
  }

  private String letters() {
    return (desk.turns().now().ids().uuid() + desk.turns().now().ids().uuid()).replace("-", "");
  }

  ObjectNode show(ObjectNode request) {
    boolean value = request.path("includeValue").asString("").equals("true");
    return tree(desk.store().read(tx -> found(tx, request)), value);
  }

  ObjectNode list(ObjectNode request) {
    String name = request.path("name").asString("");
    boolean value = request.path("includeValues").asString("").equals("true");
    List<ApiKey> all =
        desk.store().read(desk.plans()::keys).stream()
            .filter(key -> key.name().startsWith(name))
            .toList();
    return Members.page(request, all, ApiKey::id, key -> tree(key, value));
  }

  ObjectNode update(ObjectNode request) {
    return tree(
        desk.store()
            .write(tx -> {
              ApiKey key = found(tx, request);
              ObjectNode tree = PATCH.apply(tree(key, false), request);
              return desk.plans()
                  .put(
                      tx,
                      new ApiKey(
                          key.id(),
                          tree.path("name").asString(""),
                          key.value(),
                          tree.path("enabled").asBoolean(false),
                          key.created(),
                          Members.only(tree, SAID)));
            }),
        false);
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.store()
            .write(tx -> {
              String id = found(tx, request).id();
              desk.plans().deleteKey(tx, id);
              return id;
            });
    return Json.object();
  }

  private ApiKey found(Tx tx, ObjectNode request) {
    return found(desk, tx, request.path("api_Key").asString(""));
  }

  static ApiKey found(GatewayDesk desk, Tx tx, String id) {
    ApiKey key = desk.plans().key(tx, id);
    if (key == null) {
      throw GatewayDesk.notFound("Invalid API Key identifier specified");
    }
    return key;
  }

  private static ObjectNode tree(ApiKey key, boolean value) {
    ObjectNode tree = key.said() instanceof ObjectNode said ? said.deepCopy() : Json.object();
    tree.put("id", key.id()).put("name", key.name()).put("enabled", key.enabled());
    tree.put("createdDate", key.created().toString());
    tree.put("lastUpdatedDate", key.created().toString());
    tree.putArray("stageKeys");
    Members.put(tree, "value", value ? key.value() : null);
    return tree;
  }
}
