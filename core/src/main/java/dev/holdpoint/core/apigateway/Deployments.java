package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What was deployed of APIs, over a transaction. Keeps no state. */
public final class Deployments {
  private static final int ID_LENGTH = 6;
  private static final int MOST = 1_000;

  /** Holds an API as it is now. */
  public Deployment create(Tx tx, Turn turn, Api api, @Nullable String description) {
    if (rows(tx, api.id()).size() >= MOST) {
      throw AwsException.of(
          "LimitExceededException",
          429,
          "Maximum number of deployments for this API has been reached; delete old ones");
    }
    String id = free(tx, turn, api.id());
    return put(
        tx, new Deployment(id, api.id(), description, turn.now(), api.withStages(List.of())));
  }

  /** Short ids, as AWS's, meet now and then. */
  private String free(Tx tx, Turn turn, String api) {
    String id;
    do {
      id = turn.ids().uuid().replace("-", "").substring(0, ID_LENGTH);
    } while (tx.resources().find(ResourceKind.API_DEPLOYMENT, key(api, id)) != null);
    return id;
  }

  /** Adds or replaces one. */
  public Deployment put(Tx tx, Deployment deployment) {
    String key = key(deployment.apiId(), deployment.id());
    tx.resources().put(ResourceKind.API_DEPLOYMENT, key, Json.tree(deployment));
    return deployment;
  }

  public @Nullable Deployment find(Tx tx, String api, @Nullable String id) {
    JsonNode body =
        id == null ? null : tx.resources().find(ResourceKind.API_DEPLOYMENT, key(api, id));
    return body == null ? null : Json.read(body, Deployment.class);
  }

  /** All of an API, the oldest first. */
  public List<Deployment> list(Tx tx, String api) {
    return rows(tx, api).stream()
        .map(row -> Json.read(row.body(), Deployment.class))
        .sorted(Comparator.comparing(Deployment::created))
        .toList();
  }

  /** Whether it was there. */
  public boolean delete(Tx tx, String api, String id) {
    return tx.resources().delete(ResourceKind.API_DEPLOYMENT, key(api, id));
  }

  /** Takes away all of an API. */
  void deleteAll(Tx tx, String api) {
    rows(tx, api).forEach(row -> tx.resources().delete(ResourceKind.API_DEPLOYMENT, row.key()));
  }

  private static List<Resource> rows(Tx tx, String api) {
    return tx.resources().list(ResourceKind.API_DEPLOYMENT, api + "/", null, MOST);
  }

  private static String key(String api, String id) {
    return api + "/" + id;
  }
}
