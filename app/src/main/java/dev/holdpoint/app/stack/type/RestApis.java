package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;

/** What the parts of a REST API have in common. */
final class RestApis {
  private RestApis() {}

  /** The API that a part belongs to. */
  static Api need(Apis apis, Tx tx, Wanted wanted) {
    return need(apis, tx, wanted, "RestApiId");
  }

  static Api need(Apis apis, Tx tx, Wanted wanted, String property) {
    String id = wanted.text(property);
    Api api = apis.find(tx, id);
    if (api == null) {
      throw wanted.mistake(property, "there is no API " + id);
    }
    return api;
  }

  /** What was noted when it was made. */
  static String attribute(Made made, String name) {
    return made.attributes().getOrDefault(name, Json.nullNode()).asString("");
  }
}
