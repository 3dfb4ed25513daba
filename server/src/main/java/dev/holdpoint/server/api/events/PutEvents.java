package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.PutEntry;
import dev.holdpoint.core.events.PutResult;
import dev.holdpoint.core.events.Undelivered;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Puts events on buses. */
record PutEvents(EventsDesk desk) implements Action<PutEventsRequest, PutEventsResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(PutEvents.class);

  @Override
  public PutEventsResponse handle(PutEventsRequest request, Call call) {

    Given.unsupported(request.endpointId(), "EndpointId");
    List<PutEntry> entries = request.entries().stream().map(PutEvents::entry).toList();
    Events.Outcome outcome =
        desk.store().write(tx -> desk.events().put(tx, desk.turns().now(), entries));
    outcome.undelivered().forEach(PutEvents::warn);
    return PutEventsResponse.builder()
        .failedEntryCount(
            (int) outcome.results().stream().filter(PutResult.Refused.class::isInstance).count())
        .entries(outcome.results().stream().map(PutEvents::shape).toList())
        .build();
  }

  private static PutEntry entry(PutEventsRequestEntry entry) {
    return new PutEntry(
        entry.source(),
        entry.detailType(),
        entry.detail(),
        entry.eventBusName(),
        entry.time(),
        entry.resources());
  }

  private static PutEventsResultEntry shape(PutResult result) {
    return switch (result) {
      case PutResult.Accepted(String id) -> PutEventsResultEntry.builder().eventId(id).build();
      case PutResult.Refused(String code, String message) ->
          PutEventsResultEntry.builder().errorCode(code).errorMessage(message).build();
    };
  }

  static void warn(Undelivered lost) {
    LOG.warn(
        "An event could not be delivered: {} ruleArn={} targetArn={}",
        lost.code(),
        lost.rule(),
        lost.target());
  }
}
