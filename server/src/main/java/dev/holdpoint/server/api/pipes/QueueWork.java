package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.api.lambda.Feed;
import dev.holdpoint.server.api.lambda.SqsEvent;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Lets a pipe carry a queue's messages. What it did not give comes again, or goes to the
 * dead-letter queue, as the queue says.
 */
record QueueWork(Arn queue, PipeRun pipe) implements Feed.Work {
  @Override
  public Duration longest() {
    return pipe.longest();
  }

  @Override
  public Function<Tx, List<Received>> run(List<Received> batch) {
    List<JsonNode> events =
        batch.stream().<JsonNode>map(message -> SqsEvent.record(queue, message)).toList();
    List<String> ids = batch.stream().map(Received::messageId).toList();
    boolean ordered = queue.resource().endsWith(".fifo");
    return pipe.run(events, ids, ordered).andThen(done -> done.stream().map(batch::get).toList());
  }
}
