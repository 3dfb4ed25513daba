package dev.holdpoint.server.calls;

import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.PutEntry;
import dev.holdpoint.core.events.PutResult;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code arn:aws:states:::events:putEvents}. As on AWS, each entry's resources gain the execution
 * and its state machine, and one refused entry fails the task.
 */
public final class EventsPutEvents implements ServiceCall {
  private static final List<String> MEMBERS =
      List.of("Source", "DetailType", "Detail", "EventBusName", "Resources", "Time");

  private final Events events;

  public EventsPutEvents(Events events) {
    this.events = events;
  }

  @Override
  public ObjectNode call(Tx tx, Turn turn, Effect.CallTask call) {
    Parameters parameters = new Parameters(call.parameters(), List.of("Entries"));
    JsonNode entries = parameters.json().get("Entries");
    if (entries == null || !entries.isArray()) {
      throw new CallFailure(Failure.RUNTIME, "The field 'Entries' must be a list of entries");
    }
    List<String> resources = resources(tx, call.task());
    List<PutEntry> put = entries.valueStream().map(entry -> entry(entry, resources)).toList();
    return answer(events.put(tx, turn, put).results());
  }

  private static List<String> resources(Tx tx, TaskRef task) {
    ExecutionStore.Locked locked = tx.executions().lock(task.execution());
    if (locked == null) {
      return List.of();
    }
    ExecutionRow row = locked.row();
    return List.of(row.arn().value(), row.machineArn().value());
  }

  private static PutEntry entry(JsonNode json, List<String> resources) {
    Parameters entry = new Parameters(json, MEMBERS);
    JsonNode own = json.get("Resources");
    Stream<String> named =
        own == null || !own.isArray() ? Stream.of() : own.valueStream().map(JsonNode::asString);
    return new PutEntry(
        entry.text("Source"),
        entry.text("DetailType"),
        entry.text("Detail"),
        entry.text("EventBusName"),
        null,
        Stream.concat(named, resources.stream()).toList());
  }

  private static ObjectNode answer(List<PutResult> results) {
    ObjectNode answer = Json.object();
    ArrayNode entries = answer.putArray("Entries");
    List<PutResult.Refused> refused = new ArrayList<>();
    for (PutResult result : results) {
      switch (result) {
        case PutResult.Accepted(String eventId) -> entries.addObject().put("EventId", eventId);
        case PutResult.Refused why -> {
          entries.addObject().put("ErrorCode", why.code()).put("ErrorMessage", why.message());
          refused.add(why);
        }
      }
    }
    answer.put("FailedEntryCount", refused.size());
    if (!refused.isEmpty()) {
      throw new CallFailure("EventBridge.FailedEntry", Json.write(answer));
    }
    return answer;
  }
}
