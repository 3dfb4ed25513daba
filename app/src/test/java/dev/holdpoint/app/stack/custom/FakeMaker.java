package dev.holdpoint.app.stack.custom;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.http.WebRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A maker that answers as its resource's properties say. */
final class FakeMaker implements Makers {
  /** What it was asked, as {@code TYPE ID}. */
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** The whole of it. */
  final List<JsonNode> events = new CopyOnWriteArrayList<>();

  /** How its answers were taken. */
  final List<Integer> taken = new CopyOnWriteArrayList<>();

  /** Whether the process ends, so to speak, once it was asked. */
  volatile boolean dies;

  private @Nullable AnswerDesk desk;

  void answersAt(AnswerDesk other) {
    desk = other;
  }

  @Override
  public @Nullable String tell(String token, String text, String requestId) {
    JsonNode event = Json.parse(text);
    JsonNode properties = event.path("ResourceProperties");
    String type = event.path("RequestType").asString();
    asked.add(type + " " + event.path("PhysicalResourceId").asString("-"));
    events.add(event);
    if (dies) {
      throw new java.util.concurrent.CancellationException("killed");
    }
    if (properties.path("Breaks").asString("").equals(type)) {
      return "it broke";
    }
    if (!properties.path("Silent").asString("").equals(type)) {
      answer(event, properties.path("Fails").asString("").equals(type));
    }
    return null;
  }

  private void answer(JsonNode event, boolean fails) {
    JsonNode properties = event.path("ResourceProperties");
    ObjectNode answer =
        Json.object()
            .put("Status", fails ? "FAILED" : "SUCCESS")
            .put("Reason", "as you asked")
            .put("PhysicalResourceId", properties.path("Id").asString("one"));
    for (String same : List.of("StackId", "RequestId", "LogicalResourceId")) {
      answer.set(same, event.path(same));
    }
    answer.putObject("Data").set("Given", properties.path("Give"));
    put(event, answer.toString());
  }

  /** Puts an answer where the event says. */
  int put(JsonNode event, String body) {
    URI url = URI.create(event.path("ResponseURL").asString());
    WebRequest request =
        new WebRequest(
            "PUT", url.getPath(), url.getRawQuery(), Map.of(), body.getBytes(UTF_8), "127.0.0.1");
    int status = new AnswerRoute(Objects.requireNonNull(desk)).handle(request).status();
    taken.add(status);
    return status;
  }
}
