package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.Deployments;
import dev.holdpoint.core.apigateway.Folders;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.apigateway.UsagePlans;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the calls that make REST APIs work with. */
public record GatewayDesk(
    Store store,
    Turns turns,
    Apis apis,
    Deployments deployments,
    UsagePlans plans,
    Documents documents) {
  private static final int ID_LENGTH = 6;

  public GatewayDesk(Store store, Turns turns, Documents documents) {
    this(store, turns, new Apis(), new Deployments(), new UsagePlans(), documents);
  }

  /** The API that a request names, with a resource for every path. */
  Api get(Tx tx, ObjectNode request) {
    String id = request.path("restapi_id").asString("");
    Api api = apis.find(tx, id);
    if (api == null || api.kind() != ApiKind.REST) {
      throw notFound("Invalid API identifier specified " + turns.home().account() + ":" + id);
    }
    return Folders.covering(api);
  }

  Api get(ObjectNode request) {
    return store.read(tx -> get(tx, request));
  }

  /** Changes the API that a request names. */
  Api change(ObjectNode request, BiFunction<Tx, Api, Api> change) {
    return store.write(tx -> apis.put(tx, change.apply(tx, get(tx, request))));
  }

  /** A new id of a part. */
  public String newId() {
    return turns.now().ids().uuid().replace("-", "").substring(0, ID_LENGTH);
  }

  /** The path of the resource that a request names. */
  static String path(Api api, ObjectNode request) {
    return path(api, request.path("resource_id").asString(""));
  }

  static String path(Api api, String resource) {
    String path = Folders.path(api, resource);
    if (path == null) {
      throw notFound("Invalid Resource identifier specified");
    }
    return path;
  }

  static String method(ObjectNode request) {
    return request.path("http_method").asString("").toUpperCase(Locale.ROOT);
  }

  /** The method that a request names. */
  static Route route(Api api, ObjectNode request) {
    String path = path(api, request);
    String name = method(request);
    return api.routes().stream()
        .filter(route -> route.path().equals(path) && route.method().equals(name))
        .findFirst()
        .orElseThrow(() -> notFound("Invalid Method identifier specified"));
  }

  public static AwsException notFound(String message) {
    return AwsException.of("NotFoundException", 404, message);
  }

  public static AwsException conflict(String message) {
    return AwsException.of("ConflictException", 409, message);
  }

  public static AwsException bad(String message) {
    return AwsException.of("BadRequestException", message);
  }

  /** What the model forbids, in its words. */
  static AwsException constraint(String value, String member, String rule) {
    return AwsException.of(
        "ValidationException",
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must %s"
            .formatted(value, member, rule));
  }

  /** Refuses what AWS knows and Holdpoint does not. */
  public static void unsupported(ObjectNode request, String... members) {
    for (String member : members) {
      JsonNode value = request.path(member);
      if (!value.isMissingNode() && !value.isNull() && !value.asString("").equals("false")) {
        throw bad("Holdpoint does not support " + member + "; leave it out");
      }
    }
  }

  /** The text of a member, or null. */
  public static @Nullable String text(ObjectNode tree, String member) {
    JsonNode value = tree.path(member);
    return value.isString() && !value.stringValue().isEmpty() ? value.stringValue() : null;
  }

  /** The text of a member that must be there. */
  public static String need(ObjectNode tree, String member) {
    String text = text(tree, member);
    if (text == null) {
      throw bad("Invalid request: " + member + " must be specified");
    }
    return text;
  }
}
