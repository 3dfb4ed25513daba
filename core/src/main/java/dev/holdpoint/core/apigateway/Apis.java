package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The APIs, over a transaction. Keeps no state. */
public final class Apis {
  private static final int ID_LENGTH = 10;
  private static final int MAX_ROUTES = 300;
  private static final int PAGE = 1000;

  private final Deployments deployments = new Deployments();

  /** Adds an API with an id of its own, without a stage yet. */
  public Api create(
      Tx tx,
      Turn turn,
      ApiKind kind,
      String name,
      List<Route> routes,
      List<String> binaryMediaTypes) {
    String id = turn.ids().uuid().replace("-", "").substring(0, ID_LENGTH);
    return put(tx, new Api(id, name, kind, List.of(), routes, binaryMediaTypes));
  }

  /** Adds or replaces an API. */
  public Api put(Tx tx, Api api) {
    if (api.routes().size() > MAX_ROUTES) {
      throw AwsException.of(
          "LimitExceededException", 429, "Maximum number of routes for this API has been reached");
    }
    api.routes().forEach(route -> Routing.check(api.kind(), route));
    tx.resources().put(ResourceKind.API, api.id(), Json.tree(api));
    return api;
  }

  public @Nullable Api find(Tx tx, String id) {
    JsonNode body = tx.resources().find(ResourceKind.API, id);
    return body == null ? null : Json.read(body, Api.class);
  }

  /**
   * The API as it answers a request of this path: as it is, or, where its stage says so, as it was
   * when it was deployed.
   */
  public @Nullable Api serving(Tx tx, String id, String path) {
    Api api = find(tx, id);
    StagedPath staged = api == null ? null : StagedPath.of(api, path);
    if (api == null || staged == null || !staged.stage().pinned()) {
      return api;
    }
    Deployment deployment = deployments.find(tx, id, staged.stage().deploymentId());
    return deployment == null
        ? api.withRoutes(List.of())
        : deployment.held().withStages(api.stages());
  }

  /** The first thousand APIs, by id. */
  public List<Api> list(Tx tx) {
    return tx.resources().list(ResourceKind.API, "", null, PAGE).stream()
        .map(resource -> Json.read(resource.body(), Api.class))
        .toList();
  }

  /** Takes it away with all that was deployed of it; whether it was there. */
  public boolean delete(Tx tx, String id) {
    deployments.deleteAll(tx, id);
    return tx.resources().delete(ResourceKind.API, id);
  }
}
