package dev.holdpoint.server.api.apigatewayv2;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.HttpParts;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.api.apigateway.control.GatewayDesk;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the calls that make HTTP APIs work with: trees, by AWS's names. */
record HttpDesk(GatewayDesk gateway) {
  private static final int USUAL_PAGE = 100;
  private static final int LARGEST_PAGE = 500;

  /** The API that a request names, with an id for each of its parts. */
  Api get(Tx tx, ObjectNode request) {
    String id = request.path("apiId").asString("");
    Api api = gateway.apis().find(tx, id);
    if (api == null || api.kind() != ApiKind.HTTP) {
      throw GatewayDesk.notFound("Invalid API identifier specified " + id);
    }
    return HttpParts.covering(api);
  }

  Api get(ObjectNode request) {
    return gateway.store().read(tx -> get(tx, request));
  }

  /** Changes the API that a request names. */
  Api change(ObjectNode request, BiFunction<Tx, Api, Api> change) {
    return gateway.store().write(tx -> gateway.apis().put(tx, change.apply(tx, get(tx, request))));
  }

  /** What is there, with what a request says in its place. */
  static ObjectNode over(ObjectNode there, ObjectNode request, String... members) {
    for (String member : members) {
      if (request.has(member)) {
        there.set(member, request.get(member));
      }
    }
    return there;
  }

  /** The page of a list that a request asks for. */
  static ObjectNode page(ObjectNode request, List<ObjectNode> all) {
    int size =
        Math.clamp(number(request.path("maxResults").asString(""), USUAL_PAGE), 1, LARGEST_PAGE);
    int from = number(request.path("nextToken").asString(""), 0);
    if (from < 0 || from > all.size()) {
      throw GatewayDesk.bad("Invalid nextToken specified");
    }
    int to = Math.min(all.size(), from + size);
    ArrayNode items = Json.array();
    all.subList(from, to).forEach(items::add);
    ObjectNode page = Json.object().set("items", items);
    return to < all.size() ? page.put("nextToken", String.valueOf(to)) : page;
  }

  private static int number(String text, int usual) {
    if (text.isEmpty()) {
      return usual;
    }
    return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
  }

  /** One of a kind, by what its list shows. */
  static ObjectNode one(List<ObjectNode> all, String kind, String member, String id) {
    Predicate<ObjectNode> named = one -> one.path(member).asString("").equals(id);
    return all.stream().filter(named).findFirst().orElseThrow(() -> unknown(kind, id));
  }

  static AwsException unknown(String kind, String id) {
    return GatewayDesk.notFound(
        "Unable to find " + kind + " by key " + id + " within the provided scope");
  }
}
