package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** What is done with records of a table's stream. */
public interface StreamWork {
  /**
   * How long it may take with one batch.
   *
   * @throws dev.holdpoint.core.aws.AwsException where nobody is there to do it
   */
  Duration longest();

  /** Where it is done: DynamoDB Local has a region of its own, which no client knows. */
  String region();

  /** Whether it is still wanted: a feed may go on for a moment behind its taker's deletion. */
  boolean isWanted(Tx tx);

  /**
   * Does it.
   *
   * @param attempts how often the first of these failed already
   * @return how many of the first are done, asked in the transaction that passes over them
   */
  Function<Tx, Integer> run(List<ObjectNode> records, int attempts);

  /** What a destination is told of records that are given up. */
  ObjectNode told(StreamLoss loss, Instant now);
}
