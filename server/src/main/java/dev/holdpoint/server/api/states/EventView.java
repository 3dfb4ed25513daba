package dev.holdpoint.server.api.states;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.Histories;
import dev.holdpoint.server.wire.JsonShapes;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import tools.jackson.databind.node.ObjectNode;

/** A history event in AWS's shape. */
final class EventView {
  /** What is left out where the caller asks for no execution data. */
  private static final List<String> DATA = List.of("input", "output", "parameters", "cause");

  private EventView() {}

  static HistoryEvent of(Histories.Timed timed, boolean data) {
    var event = timed.event();
    ObjectNode json = Json.object();
    ObjectNode details = event.details();
    if (details != null && !event.type().detailsMember().isEmpty()) {
      json.set(event.type().detailsMember(), data ? details : details.deepCopy().remove(DATA));
    }
    HistoryEvent.Builder view = HistoryEvent.builder();
    JsonShapes.fill(json, (SdkPojo) view);
    return view.id(event.id())
        .previousEventId(event.previousId())
        .timestamp(timed.timestamp())
        .type(event.type().awsName())
        .build();
  }
}
