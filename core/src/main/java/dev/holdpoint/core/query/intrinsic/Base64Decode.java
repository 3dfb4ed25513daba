package dev.holdpoint.core.query.intrinsic;

import dev.holdpoint.core.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** {@code States.Base64Decode(text)}: the text that is in the Base64. */
final class Base64Decode implements Intrinsic {
  @Override
  public JsonNode apply(Arguments arguments) {
    String text = arguments.string(0, Base64Encode.MAX_CHARACTERS);
    try {
      return Json.text(new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw arguments.wrong(0, "Base64");
    }
  }
}
