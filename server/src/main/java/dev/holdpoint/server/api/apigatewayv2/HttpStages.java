package dev.holdpoint.server.api.apigatewayv2;

import dev.holdpoint.core.apigateway.AccessLog;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.api.apigateway.control.GatewayDesk;
import dev.holdpoint.server.api.apigateway.control.Members;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names under which HTTP APIs are served: as they are, where a stage deploys by itself, or as they
 * were when they were deployed.
 */
record HttpStages(HttpDesk desk) {
  private static final String[] SAID = {
    "description",
    "accessLogSettings",
    "defaultRouteSettings",
    "routeSettings",
    "tags",
    "createdDate",
    "lastUpdatedDate",
    "apiGatewayManaged"
  };
  private static final String[] MEMBERS = {
    "description",
    "accessLogSettings",
    "defaultRouteSettings",
    "routeSettings",
    "autoDeploy",
    "deploymentId",
    "stageVariables"
  };

  ObjectNode create(ObjectNode request) {
    String name = GatewayDesk.need(request, "stageName");
    Api changed =
        desk.change(
            request,
            (tx, api) -> {
              if (api.stages().stream().anyMatch(stage -> stage.name().equals(name))) {
                throw GatewayDesk.conflict("Stage already exists");
              }
              return api.with(read(tx, api, request));
            });
    return shown(changed, name);
  }

  ObjectNode show(ObjectNode request) {
    return shown(desk.get(request), name(request));
  }

  ObjectNode list(ObjectNode request) {
    return HttpDesk.page(request, all(desk.get(request)));
  }

  ObjectNode update(ObjectNode request) {
    GatewayDesk.unsupported(request, "clientCertificateId");
    Api changed =
        desk.change(
            request,
            (tx, api) -> {
              ObjectNode there = shown(api, name(request));
              boolean auto = there.path("autoDeploy").asBoolean(false);
              ObjectNode tree = HttpDesk.over(there, request, MEMBERS);
              if (auto && request.has("deploymentId") && !request.has("autoDeploy")) {
                throw GatewayDesk.bad("DeploymentId cannot be set while AutoDeploy is enabled");
              }
              if (auto && !tree.path("autoDeploy").asBoolean(false) && !tree.has("deploymentId")) {
                // What it served so far goes on being served.
                tree.put("deploymentId", HttpDeployments.made(desk, tx, api, null).id());
              }
              return api.with(read(tx, api, tree));
            });
    return shown(changed, name(request));
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.change(
            request,
            (_, api) -> {
              shown(api, name(request));
              return api.without(name(request));
            });
    return Json.object();
  }

  ObjectNode deleteLogSettings(ObjectNode request) {
    return without(request, "accessLogSettings", null);
  }

  ObjectNode deleteRouteSettings(ObjectNode request) {
    return without(request, "routeSettings", request.path("routeKey").asString(""));
  }

  private ObjectNode without(ObjectNode request, String member, @Nullable String key) {
    var _ =
        desk.change(
            request,
            (tx, api) -> {
              ObjectNode tree = shown(api, name(request));
              if (key == null) {
                tree.remove(member);
              } else {
                tree.withObjectProperty(member).remove(key);
              }
              return api.with(read(tx, api, tree));
            });
    return Json.object();
  }

  private static String name(ObjectNode request) {
    return request.path("stageName").asString("");
  }

  private Stage read(Tx tx, Api api, ObjectNode tree) {
    GatewayDesk.unsupported(tree, "clientCertificateId");
    String name = name(tree);
    if (!name.matches("[A-Za-z0-9_-]{1,128}|\\$default")) {
      throw GatewayDesk.bad(
          "Stage name only allows a-zA-Z0-9_- and has at most 128 characters, or is $default");
    }
    boolean auto = tree.path("autoDeploy").asBoolean(false);
    String deployment = auto ? null : GatewayDesk.text(tree, "deploymentId");
    if (deployment != null && desk.gateway().deployments().find(tx, api.id(), deployment) == null) {
      throw HttpDesk.unknown("Deployment", deployment);
    }
    AccessLog.check(tree.path(AccessLog.SETTINGS));
    ObjectNode said = Members.only(tree, SAID);
    String now = desk.gateway().turns().now().now().toString();
    said.put("lastUpdatedDate", now);
    if (!said.has("createdDate")) {
      said.put("createdDate", now);
    }
    return new Stage(name, Members.texts(tree.path("stageVariables")), deployment, !auto, said);
  }

  static List<ObjectNode> all(Api api) {
    return api.stages().stream().map(HttpStages::tree).toList();
  }

  private static ObjectNode shown(Api api, String name) {
    return HttpDesk.one(all(api), "Stage", "stageName", name);
  }

  private static ObjectNode tree(Stage stage) {
    ObjectNode tree = Json.object();
    tree.putObject("defaultRouteSettings").put("detailedMetricsEnabled", false);
    tree.putObject("routeSettings");
    JsonNode said = stage.said();
    tree.setAll((ObjectNode) said.deepCopy());
    tree.put("stageName", stage.name()).put("autoDeploy", !stage.pinned());
    tree.set("stageVariables", Json.tree(stage.variables()));
    Members.put(tree, "deploymentId", stage.deploymentId());
    return tree;
  }
}
