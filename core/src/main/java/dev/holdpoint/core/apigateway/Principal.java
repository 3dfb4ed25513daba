package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** For whom a request was let in, as integrations may see it. */
public sealed interface Principal {
  /** An authorizer's function said this of it. */
  record ByFunction(JsonNode context) implements Principal {}

  /**
   * A token said this.
   *
   * @param scopes those of its scopes that the route asks for
   */
  record ByToken(JsonNode claims, List<String> scopes) implements Principal {
    public ByToken {
      scopes = List.copyOf(scopes);
    }

    ObjectNode node() {
      ObjectNode node = Json.object();
      node.set("claims", claims);
      ArrayNode array = Json.array();
      scopes.forEach(array::add);
      node.set("scopes", scopes.isEmpty() ? Json.nullNode() : array);
      return node;
    }
  }

  /** It was signed with an access key. */
  record ByKey(String accessKey, String account, String arn) implements Principal {
    ObjectNode node() {
      return Json.object()
          .put("accessKey", accessKey)
          .put("accountId", account)
          .put("callerId", accessKey)
          .putNull("cognitoIdentity")
          .put("principalOrgId", "")
          .put("userArn", arn)
          .put("userId", accessKey);
    }
  }
}
