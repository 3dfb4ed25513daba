package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.pipes.Pipe;
import dev.holdpoint.core.pipes.Pipes;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.api.lambda.StreamEvent;
import dev.holdpoint.server.api.lambda.StreamLoss;
import dev.holdpoint.server.api.lambda.StreamWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lets a pipe carry records of a table's stream, in their order. */
record TableWork(Pipe pipe, PipeRun run, Pipes pipes) implements StreamWork {
  @Override
  public Duration longest() {
    return run.longest();
  }

  @Override
  public String region() {
    return pipe.arn().region();
  }

  @Override
  public boolean isWanted(Tx tx) {
    Pipe now = pipes.find(tx, Home.of(pipe.arn()), pipe.name());
    return now != null && now.createdAt().equals(pipe.createdAt());
  }

  @Override
  public Function<Tx, Integer> run(List<ObjectNode> records, int attempts) {
    List<JsonNode> events = List.copyOf(records);
    List<String> ids = events.stream().map(StreamEvent::sequenceNumber).toList();
    return run.run(events, ids, true).andThen(TableWork::first);
  }

  /** How many are done before the first that is not. */
  private static int first(List<Integer> done) {
    int count = 0;
    while (count < done.size() && done.get(count) == count) {
      count++;
    }
    return count;
  }

  @Override
  public ObjectNode told(StreamLoss loss, Instant now) {
    ObjectNode record = Json.object();
    record
        .putObject("context")
        .put("partnerResourceArn", pipe.arn().value())
        .put("condition", loss.condition());
    return loss.describe(record, now);
  }
}
