package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.apigateway.UsagePlan;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tags of APIs, stages, keys and plans, which ARNs without an account name. */
record GatewayTags(GatewayDesk desk) {
  private static final String TAGS = "tags";
  private static final int MOST = 50;

  ObjectNode tag(ObjectNode request) {
    JsonNode added = request.path(TAGS);
    change(
        request,
        said -> {
          ObjectNode tags = said.withObjectProperty(TAGS);
          added.properties().forEach(one -> tags.set(one.getKey(), one.getValue()));
          check(tags);
          return said;
        });
    return Json.object();
  }

  private static void check(ObjectNode tags) {
    if (tags.size() > MOST) {
      throw GatewayDesk.bad("A resource can have at most " + MOST + " tags");
    }
    for (String key : tags.propertyNames()) {
      if (key.isEmpty() || key.length() > 128 || key.startsWith("aws:")) {
        throw GatewayDesk.bad("Tag keys have 1 to 128 characters and do not begin with aws:");
      }
    }
  }

  ObjectNode untag(ObjectNode request) {
    change(
        request,
        said -> {
          ObjectNode tags = said.withObjectProperty(TAGS);
          Members.list(request.path("tagKeys")).forEach(tags::remove);
          return said;
        });
    return Json.object();
  }

  ObjectNode list(ObjectNode request) {
    JsonNode tags = desk.store().read(tx -> said(tx, named(request))).path(TAGS);
    return Json.object().set(TAGS, tags.isObject() ? tags : Json.object());
  }

  /** What an ARN names: an API, one of its stages, a key or a plan. */
  private record Named(String kind, String id, @Nullable String stage) {}

  private static Named named(ObjectNode request) {
    String text = request.path("resource_arn").asString("");
    Arn arn = Arn.of(text);
    String[] parts = arn.resource().split("/");
    boolean stage = parts.length == 5 && parts[1].equals("restapis") && parts[3].equals("stages");
    if (!arn.service().equals("apigateway") || !(parts.length == 3 || stage)) {
      throw GatewayDesk.bad("Invalid resource ARN specified: " + text);
    }
    return new Named(parts[1], parts[2], stage ? parts[4] : null);
  }

  private JsonNode said(Tx tx, Named named) {
    return switch (named.kind()) {
      case "restapis" ->
          named.stage() == null ? api(tx, named).details().said() : stage(tx, named).said();
      case "apikeys" -> said(ApiKeys.found(desk, tx, named.id()).said());
      case "usageplans" -> said(Plans.found(desk, tx, named.id()).said());
      default ->
          throw GatewayDesk.bad("Holdpoint has no tags of " + named.kind() + "; leave them out");
    };
  }

  private static JsonNode said(@Nullable JsonNode said) {
    return said instanceof ObjectNode ? said : Json.object();
  }

  private Api api(Tx tx, Named named) {
    return desk.get(tx, Json.object().put("restapi_id", named.id()));
  }

  private Stage stage(Tx tx, Named named) {
    return api(tx, named).stages().stream()
        .filter(one -> one.name().equals(named.stage()))
        .findFirst()
        .orElseThrow(() -> GatewayDesk.notFound("Invalid stage identifier specified"));
  }

  private void change(ObjectNode request, UnaryOperator<ObjectNode> change) {
    Named named = named(request);
    var _ =
        desk.store()
            .write(tx -> {
              ObjectNode said = change.apply((ObjectNode) said(tx, named).deepCopy());
              put(tx, named, said);
              return said;
            });
  }

  private void put(Tx tx, Named named, ObjectNode said) {
    switch (named.kind()) {
      case "restapis" -> {
        Api api = api(tx, named);
        desk.apis()
            .put(
                tx,
                named.stage() == null
                    ? api.with(api.details().saying(said))
                    : api.with(stage(tx, named).saying(said)));
      }
      case "apikeys" -> desk.plans().put(tx, ApiKeys.found(desk, tx, named.id()).saying(said));
      default -> {
        UsagePlan plan = Plans.found(desk, tx, named.id());
        desk.plans().put(tx, plan.saying(said));
      }
    }
  }
}
