package dev.holdpoint.core.query.intrinsic;

import dev.holdpoint.core.json.Json;
import tools.jackson.databind.JsonNode;

/** {@code States.UUID()}: a random (version 4) UUID. */
final class Uuid implements Intrinsic {
  @Override
  public JsonNode apply(Arguments arguments) {
    return Json.text(arguments.uuids().get());
  }
}
