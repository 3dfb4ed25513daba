package dev.holdpoint.core.query.intrinsic;

import dev.holdpoint.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** {@code States.Base64Encode(text)}: the text in MIME Base64. */
final class Base64Encode implements Intrinsic {
  static final int MAX_CHARACTERS = 10_000;

  @Override
  public JsonNode apply(Arguments arguments) {
    byte[] bytes = arguments.string(0, MAX_CHARACTERS).getBytes(StandardCharsets.UTF_8);
    return Json.text(Base64.getEncoder().encodeToString(bytes));
  }
}
