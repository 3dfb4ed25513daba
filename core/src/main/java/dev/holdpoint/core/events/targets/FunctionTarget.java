package dev.holdpoint.core.events.targets;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Owes a function an asynchronous invocation. */
public record FunctionTarget() implements TargetCall {
  @Override
  public void deliver(Tx tx, Turn turn, Delivery delivery) {
    // As an asynchronous invocation by the API is owed.
    JsonNode body =
        Json.object()
            .put("function", delivery.target().arn().value())
            .put("requestId", turn.ids().uuid())
            .put("payload", Json.write(payload(delivery.input())))
            .put("acceptedAt", turn.now().toString());
    tx.outbox()
        .add(
            new OutboxEntry(turn.ids().next(), OutboxKind.INVOKE, Json.write(body), turn.now(), 0));
  }

  private static JsonNode payload(String input) {
    try {
      return Json.parse(input);
    } catch (JacksonException e) {
      throw AwsException.of(
          "InvalidRequestContentException", "Could not parse the input for the function as JSON.");
    }
  }
}
