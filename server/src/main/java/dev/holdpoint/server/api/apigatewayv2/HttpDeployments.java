package dev.holdpoint.server.api.apigatewayv2;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Deployment;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.api.apigateway.control.GatewayDesk;
import dev.holdpoint.server.api.apigateway.control.Members;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** HTTP APIs as they were when they were deployed. */
record HttpDeployments(HttpDesk desk) {

  /** Holds the API as it is, and serves it at the stage that is named. */
  ObjectNode create(ObjectNode request) {
    String name = GatewayDesk.text(request, "stageName");
    return desk.gateway()
        .store()
        .write(tx -> {
          Api api = desk.get(tx, request);
          if (api.routes().isEmpty()) {
            throw GatewayDesk.bad("At least one route is required before deploying the Api.");
          }
          Deployment made = made(desk, tx, api, GatewayDesk.text(request, "description"));
          if (name != null) {
            Stage stage = manual(api, name);
            desk.gateway()
                .apis()
                .put(
                    tx,
                    api.with(new Stage(name, stage.variables(), made.id(), true, stage.said())));
          }
          return tree(made);
        });
  }

  private static Stage manual(Api api, String name) {
    Stage stage =
        api.stages().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() -> HttpDesk.unknown("Stage", name));
    if (!stage.pinned()) {
      throw GatewayDesk.bad("Deployments cannot be made to a stage with AutoDeploy enabled");
    }
    return stage;
  }

  static Deployment made(HttpDesk desk, Tx tx, Api api, @Nullable String description) {
    return desk.gateway().deployments().create(tx, desk.gateway().turns().now(), api, description);
  }

  ObjectNode show(ObjectNode request) {
    return desk.gateway().store().read(tx -> tree(found(tx, request)));
  }

  ObjectNode list(ObjectNode request) {
    List<ObjectNode> all =
        desk
            .gateway()
            .store()
            .read(tx -> desk.gateway().deployments().list(tx, desk.get(tx, request).id()))
            .stream()
            .map(HttpDeployments::tree)
            .toList();
    return HttpDesk.page(request, all);
  }

  ObjectNode update(ObjectNode request) {
    return desk.gateway()
        .store()
        .write(tx -> {
          Deployment there = found(tx, request);
          return request.has("description")
              ? tree(
                  desk.gateway()
                      .deployments()
                      .put(tx, there.described(GatewayDesk.text(request, "description"))))
              : tree(there);
        });
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.gateway()
            .store()
            .write(tx -> {
              Deployment there = found(tx, request);
              if (desk.get(tx, request).stages().stream()
                  .anyMatch(stage -> there.id().equals(stage.deploymentId()))) {
                throw GatewayDesk.bad(
                    "Active stages pointing to this deployment must be moved or deleted");
              }
              return desk.gateway().deployments().delete(tx, there.apiId(), there.id());
            });
    return Json.object();
  }

  private Deployment found(Tx tx, ObjectNode request) {
    String id = request.path("deploymentId").asString("");
    Deployment there = desk.gateway().deployments().find(tx, desk.get(tx, request).id(), id);
    if (there == null) {
      throw HttpDesk.unknown("Deployment", id);
    }
    return there;
  }

  private static ObjectNode tree(Deployment deployment) {
    ObjectNode tree =
        Json.object()
            .put("deploymentId", deployment.id())
            .put("deploymentStatus", "DEPLOYED")
            .put("autoDeployed", false)
            .put("createdDate", deployment.created().toString());
    Members.put(tree, "description", deployment.description());
    return tree;
  }
}
