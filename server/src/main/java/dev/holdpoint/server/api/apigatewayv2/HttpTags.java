package dev.holdpoint.server.api.apigatewayv2;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.api.apigateway.control.GatewayDesk;
import dev.holdpoint.server.api.apigateway.control.Members;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Tags of HTTP APIs and of their stages: kept and shown. */
record HttpTags(HttpDesk desk) {
  private static final Pattern ARN =
      Pattern.compile("arn:[a-z-]+:apigateway:[a-z0-9-]*::/apis/([a-z0-9]+)(?:/stages/(.+))?");

  /** What a tag stands on. */
  private record Tagged(ObjectNode api, String stage) {}

  ObjectNode show(ObjectNode request) {
    Tagged tagged = tagged(request);
    JsonNode said = said(desk.get(tagged.api()), tagged.stage());
    return Json.object().set("tags", said.has("tags") ? said.path("tags") : Json.object());
  }

  ObjectNode tag(ObjectNode request) {
    return change(
        request, tags -> tags.setAll((ObjectNode) Members.only(request, "tags").path("tags")));
  }

  ObjectNode untag(ObjectNode request) {
    return change(request, tags -> tags.remove(Members.list(request.path("tagKeys"))));
  }

  private ObjectNode change(ObjectNode request, Consumer<ObjectNode> change) {
    Tagged tagged = tagged(request);
    var _ =
        desk.change(
            tagged.api(),
            (_, api) -> {
              ObjectNode said = (ObjectNode) said(api, tagged.stage()).deepCopy();
              change.accept(said.withObjectProperty("tags"));
              return with(api, tagged.stage(), said);
            });
    return Json.object();
  }

  private static Tagged tagged(ObjectNode request) {
    String arn = request.path("resource-arn").asString("");
    Matcher matcher = ARN.matcher(arn);
    if (!matcher.matches()) {
      throw GatewayDesk.bad("Invalid resource ARN specified: " + arn);
    }
    String stage = matcher.group(2);
    return new Tagged(Json.object().put("apiId", matcher.group(1)), stage == null ? "" : stage);
  }

  private static JsonNode said(Api api, String stage) {
    return stage.isEmpty() ? api.details().said() : stage(api, stage).said();
  }

  private static Stage stage(Api api, String name) {
    return api.stages().stream()
        .filter(stage -> stage.name().equals(name))
        .findFirst()
        .orElseThrow(() -> HttpDesk.unknown("Stage", name));
  }

  private static Api with(Api api, String name, ObjectNode said) {
    if (name.isEmpty()) {
      return api.with(api.details().saying(said));
    }
    Stage stage = stage(api, name);
    return api.with(new Stage(name, stage.variables(), stage.deploymentId(), stage.pinned(), said));
  }
}
