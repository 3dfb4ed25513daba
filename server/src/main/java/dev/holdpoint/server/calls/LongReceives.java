package dev.holdpoint.server.calls;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Tx;
import tools.jackson.databind.JsonNode;

/** Receives that may wait for a message: a transaction must not. */
record LongReceives(Queues queues) {
  boolean mayWait(Tx tx, Turn turn, Effect.CallTask call, Resource.Integration integration) {
    if (!integration.service().equals("aws-sdk:sqs")
        || !integration.action().equals("receiveMessage")) {
      return false;
    }
    JsonNode seconds = call.parameters().get("WaitTimeSeconds");
    if (seconds != null && !seconds.isNull()) {
      return !seconds.asString("").equals("0");
    }
    try {
      String url = call.parameters().path("QueueUrl").asString("");
      return queues.byUrl(tx, turn.home(), url).attributes().receiveWait().isPositive();
    } catch (AwsException refusal) {
      return false;
    }
  }
}
