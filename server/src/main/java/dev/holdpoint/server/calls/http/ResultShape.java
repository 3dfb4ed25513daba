package dev.holdpoint.server.calls.http;

import dev.holdpoint.core.json.Json;
import io.helidon.http.Status;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An HTTP answer as AWS hands it to the state machine. */
final class ResultShape {
  private ResultShape() {}

  static String of(Exchange.Answered answer, boolean lowerCaseHeaders) {
    ObjectNode shape = Json.object();
    ObjectNode headers = shape.putObject("Headers");
    for (Map.Entry<String, List<String>> header : answer.headers().entrySet()) {
      String name = header.getKey();
      var values = headers.putArray(lowerCaseHeaders ? name.toLowerCase(Locale.ROOT) : name);
      header.getValue().forEach(values::add);
    }
    shape.set("ResponseBody", body(answer));
    shape.put("StatusCode", answer.status());
    shape.put("StatusText", statusText(answer.status()));
    return Json.write(shape);
  }

  /** JSON where it is called so, or called nothing, and is so; text otherwise. */
  private static JsonNode body(Exchange.Answered answer) {
    String text = text(answer.body());
    String plain = text == null ? new String(answer.body(), StandardCharsets.UTF_8) : text;
    if (answer.mediaType().isEmpty() || answer.mediaType().contains("json")) {
      try {
        return Json.parse(plain);
      } catch (JacksonException e) {
        return Json.text(plain);
      }
    }
    return Json.text(plain);
  }

  /** The body as text, or null where it is none. */
  static @Nullable String text(byte[] body) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** What an answer that is a failure says of its cause. */
  static String cause(Exchange.Answered answer) {
    return answer.body().length == 0
        ? statusText(answer.status())
        : new String(answer.body(), StandardCharsets.UTF_8);
  }

  static String statusText(int status) {
    return Status.create(status).reasonPhrase();
  }
}
