package dev.holdpoint.core.events;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes events in AWS's shape. */
final class Event {
  private Event() {}

  /** What a rule's schedule sends. */
  static JsonNode scheduled(Turn turn, Rule rule, Instant due) {
    ObjectNode event = head(turn, turn.ids().uuid(), "Scheduled Event", "aws.events");
    return rest(event, turn, due, List.of(rule.arn().value())).set("detail", Json.object());
  }

  /** What somebody put on a bus. */
  static JsonNode custom(Turn turn, String id, PutEntry.Checked entry) {
    ObjectNode event = head(turn, id, entry.detailType(), entry.source());
    Instant time = entry.time() == null ? turn.now() : entry.time();
    return rest(event, turn, time, entry.resources()).set("detail", entry.detail());
  }

  /** What a service says of itself. */
  static JsonNode of(Turn turn, Announcement said) {
    ObjectNode event = head(turn, turn.ids().uuid(), said.detailType(), said.source());
    return rest(event, turn, turn.now(), said.resources()).set("detail", said.detail());
  }

  private static ObjectNode head(Turn turn, String id, String detailType, String source) {
    return Json.object()
        .put("version", "0")
        .put("id", id)
        .put("detail-type", detailType)
        .put("source", source)
        .put("account", turn.home().account());
  }

  private static ObjectNode rest(
      ObjectNode event, Turn turn, Instant time, List<String> resources) {
    ArrayNode list = Json.array();
    resources.forEach(list::add);
    event
        .put("time", DateTimeFormatter.ISO_INSTANT.format(time.truncatedTo(ChronoUnit.SECONDS)))
        .put("region", turn.home().region())
        .set("resources", list);
    return event;
  }
}
