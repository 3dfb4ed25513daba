package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.AccessLog;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Names under which deployments are served. */
record Stages(GatewayDesk desk) {
  private static final String[] SAID = {
    "description",
    "cacheClusterEnabled",
    "cacheClusterSize",
    "documentationVersion",
    "tracingEnabled",
    "accessLogSettings",
    "methodSettings",
    "tags",
    "createdDate",
    "lastUpdatedDate"
  };

  ObjectNode create(ObjectNode request) {
    GatewayDesk.unsupported(request, "canarySettings");
    String name = request.path("stageName").asString("");
    return changed(
        request,
        name,
        (tx, api) -> {
          if (find(api, name) != null) {
            throw GatewayDesk.conflict("Stage already exists");
          }
          return stage(tx, api, request);
        });
  }

  /** Gives a stage its deployment, as a new stage where there is none of the name. */
  Api deploy(Tx tx, Api api, ObjectNode request, String deployment) {
    String name = request.path("stageName").asString("");
    Stage known = find(api, name);
    ObjectNode tree = known == null ? Json.object().put("stageName", name) : tree(known);
    tree.setAll(
        Members.only(
            request, "variables", "cacheClusterEnabled", "cacheClusterSize", "tracingEnabled"));
    if (request.has("stageDescription")) {
      tree.set("description", request.path("stageDescription"));
    }
    return api.with(stage(tx, api, tree.put("deploymentId", deployment)));
  }

  ObjectNode show(ObjectNode request) {
    return tree(found(desk.get(request), request));
  }

  ObjectNode list(ObjectNode request) {
    String deployment = GatewayDesk.text(request, "deploymentId");
    ArrayNode all = Json.array();
    desk.get(request).stages().stream()
        .filter(stage -> deployment == null || deployment.equals(stage.deploymentId()))
        .forEach(stage -> all.add(tree(stage)));
    return Json.object().set("item", all);
  }

  ObjectNode update(ObjectNode request) {
    return changed(
        request,
        request.path("stage_name").asString(""),
        (tx, api) -> {
          Stage stage = found(api, request);
          ObjectNode tree = StagePatch.apply(tree(stage), request);
          // One that serves what is there goes on doing so, until it is given a deployment.
          boolean same = tree.path("deploymentId").equals(tree(stage).path("deploymentId"));
          Stage read = stage(tx, api, tree);
          return same
              ? new Stage(
                  read.name(), read.variables(), stage.deploymentId(), stage.pinned(), read.said())
              : read;
        });
  }

  ObjectNode delete(ObjectNode request) {
    var _ = desk.change(request, (_, api) -> api.without(found(api, request).name()));
    return Json.object();
  }

  /** A change of one stage. */
  private interface Change {
    Stage apply(Tx tx, Api api);
  }

  private ObjectNode changed(ObjectNode request, String name, Change change) {
    Api changed = desk.change(request, (tx, api) -> api.with(change.apply(tx, api)));
    Stage stage = find(changed, name);
    return stage == null ? Json.object() : tree(stage);
  }

  private Stage stage(Tx tx, Api api, ObjectNode tree) {
    String name = tree.path("stageName").asString("");
    if (!name.matches("[A-Za-z0-9_-]{1,128}")) {
      throw GatewayDesk.bad("Stage name only allows a-zA-Z0-9_");
    }
    String deployment = GatewayDesk.text(tree, "deploymentId");
    if (desk.deployments().find(tx, api.id(), deployment) == null) {
      throw GatewayDesk.bad("Deployment id does not exist");
    }
    tree.path("variables")
        .properties()
        .forEach(one -> {
          boolean good =
              one.getKey().matches("[A-Za-z0-9_]+")
                  && one.getValue().asString("").matches("[A-Za-z0-9-._~:/?#&=,]*");
          if (!good) {
            throw GatewayDesk.bad(
                "Stage variable name or value is invalid: a name has alphanumeric characters and"
                    + " underscores, a value matches [A-Za-z0-9-._~:/?#&=,]+");
          }
        });
    String now = desk.turns().now().now().toString();
    AccessLog.check(tree.path(AccessLog.SETTINGS));
    ObjectNode said = Members.only(tree, SAID).put("lastUpdatedDate", now);
    if (!said.has("createdDate")) {
      said.put("createdDate", now);
    }
    return new Stage(name, Members.texts(tree.path("variables")), deployment, true, said);
  }

  private static @Nullable Stage find(Api api, String name) {
    return api.stages().stream().filter(s -> s.name().equals(name)).findFirst().orElse(null);
  }

  private static Stage found(Api api, ObjectNode request) {
    Stage stage = find(api, request.path("stage_name").asString(""));
    if (stage == null) {
      throw GatewayDesk.notFound("Invalid stage identifier specified");
    }
    return stage;
  }

  private static ObjectNode tree(Stage stage) {
    ObjectNode tree = Json.object();
    tree.put("cacheClusterEnabled", false).put("cacheClusterStatus", "NOT_AVAILABLE");
    tree.put("tracingEnabled", false);
    tree.putObject("methodSettings");
    tree.setAll((ObjectNode) stage.said());
    tree.put("stageName", stage.name());
    Members.put(tree, "deploymentId", stage.deploymentId());
    Members.put(tree, "variables", stage.variables());
    return tree;
  }
}
