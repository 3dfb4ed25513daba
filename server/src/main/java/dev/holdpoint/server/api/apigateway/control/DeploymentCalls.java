package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Deployment;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** APIs as they were when they were deployed. */
record DeploymentCalls(GatewayDesk desk, Stages stages) {
  private static final Patch PATCH = Patch.of(PatchRule.text("/description"));

  /** Holds the API as it is, and serves it at the stage that it names. */
  ObjectNode create(ObjectNode request) {
    GatewayDesk.unsupported(request, "canarySettings");
    return desk.store()
        .write(tx -> {
          Api api = desk.get(tx, request);
          check(api);
          Deployment made =
              desk.deployments()
                  .create(tx, desk.turns().now(), api, GatewayDesk.text(request, "description"));
          if (GatewayDesk.text(request, "stageName") != null) {
            desk.apis().put(tx, stages.deploy(tx, api, request, made.id()));
          }
          return tree(made, true);
        });
  }

  private static void check(Api api) {
    if (api.routes().isEmpty()) {
      throw GatewayDesk.bad("The REST API doesn't contain any methods");
    }
    if (api.routes().stream().anyMatch(route -> route.integration().isUnset())) {
      throw GatewayDesk.bad("No integration defined for method");
    }
  }

  ObjectNode show(ObjectNode request) {
    return desk.store()
        .read(tx -> tree(found(tx, desk.get(tx, request), request), embeds(request)));
  }

  ObjectNode list(ObjectNode request) {
    List<Deployment> all =
        desk.store().read(tx -> desk.deployments().list(tx, desk.get(tx, request).id()));
    return Members.page(request, all, Deployment::id, one -> tree(one, false));
  }

  ObjectNode update(ObjectNode request) {
    return desk.store()
        .write(tx -> {
          Deployment there = found(tx, desk.get(tx, request), request);
          ObjectNode changed = PATCH.apply(tree(there, false), request);
          String description = GatewayDesk.text(changed, "description");
          return tree(desk.deployments().put(tx, there.described(description)), false);
        });
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.store()
            .write(tx -> {
              Api api = desk.get(tx, request);
              Deployment there = found(tx, api, request);
              if (api.stages().stream().anyMatch(s -> there.id().equals(s.deploymentId()))) {
                throw GatewayDesk.bad(
                    "Active stages pointing to this deployment must be moved or deleted");
              }
              return desk.deployments().delete(tx, api.id(), there.id());
            });
    return Json.object();
  }

  private Deployment found(Tx tx, Api api, ObjectNode request) {
    Deployment there =
        desk.deployments().find(tx, api.id(), request.path("deployment_id").asString(""));
    if (there == null) {
      throw GatewayDesk.notFound("Invalid Deployment identifier specified");
    }
    return there;
  }

  private static boolean embeds(ObjectNode request) {
    return Members.list(request.path("embed")).contains("apisummary");
  }

  private static ObjectNode tree(Deployment deployment, boolean whole) {
    ObjectNode tree = Json.object().put("id", deployment.id());
    Members.put(tree, "description", deployment.description());
    tree.put("createdDate", deployment.created().toString());
    if (whole) {
      ObjectNode summary = tree.putObject("apiSummary");
      for (Route route : deployment.held().routes()) {
        JsonNode method = Methods.tree(deployment.held(), route);
        summary
            .withObjectProperty(route.path())
            .set(route.method(), Members.only(method, "authorizationType", "apiKeyRequired"));
      }
    }
    return tree;
  }
}
