package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.Folders;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What the calls that make REST APIs work with. */
public record GatewayDesk(Store store, Turns turns, Apis apis) {
  private static final int ID_LENGTH = 6;

  /** The API of this id. */
  Api get(Tx tx, @Nullable String id) {
    Api api = apis.find(tx, String.valueOf(id));
    if (api == null || api.kind() != ApiKind.REST) {
      throw notFound("Invalid API identifier specified " + turns.home().account() + ":" + id);
    }
    return api;
  }

  Api get(@Nullable String id) {
    return store.read(tx -> get(tx, id));
  }

  /** Changes an API. */
  Api change(@Nullable String id, BiFunction<Tx, Api, Api> change) {
    return store.write(tx -> apis.put(tx, change.apply(tx, get(tx, id))));
  }

  /** A new id of a part. */
  String newId() {
    return turns.now().ids().uuid().replace("-", "").substring(0, ID_LENGTH);
  }

  /** The path of a resource. */
  static String path(Api api, @Nullable String resource) {
    String path = Folders.path(api, String.valueOf(resource));
    if (path == null) {
      throw notFound("Invalid Resource identifier specified");
    }
    return path;
  }

  /** The method of a resource. */
  static Route route(Api api, @Nullable String resource, @Nullable String method) {
    String path = path(api, resource);
    String name = String.valueOf(method).toUpperCase(Locale.ROOT);
    return api.routes().stream()
        .filter(route -> route.path().equals(path) && route.method().equals(name))
        .findFirst()
        .orElseThrow(() -> notFound("Invalid Method identifier specified"));
  }

  static AwsException notFound(String message) {
    return AwsException.of("NotFoundException", 404, message);
  }

  static AwsException bad(String message) {
    return AwsException.of("BadRequestException", message);
  }

  /** Refuses what AWS knows and Holdpoint does not. */
  static void unsupported(@Nullable Object value, String member) {
    if (value != null && !value.equals(false)) {
      throw bad("Holdpoint does not support " + member + "; leave it out");
    }
  }
}
