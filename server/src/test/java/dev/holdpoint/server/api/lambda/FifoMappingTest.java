package dev.holdpoint.server.api.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.SendRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;

/** A FIFO queue feeds a function: each group in its order, whatever fails. */
class FifoMappingTest extends LambdaWorld {
  private static final int EACH = 6;

  /** Notes what it handles; of each group it refuses the fourth message once, and what follows. */
  private static final String NOTING =
      """
      const fs = require('fs');
      exports.handler = async (event) => {
        const refused = new Set();
        const batchItemFailures = [];
        for (const r of event.Records) {
          const group = r.attributes.MessageGroupId;
          const first = Number(r.attributes.ApproximateReceiveCount) === 1;
          if (refused.has(group) || (r.body === '3' && first)) {
            refused.add(group);
            batchItemFailures.push({ itemIdentifier: r.messageId });
          } else {
            fs.appendFileSync(`FOLDER/${group}`, r.body);
          }
        }
        return { batchItemFailures };
      };
      """;

  @Test
  void groupsKeepTheirOrder() throws Exception {
    Path notes = Files.createDirectories(data.resolve("notes"));
    create("noting", NOTING.replace("FOLDER", notes.toString()));
    Queue queue = queue("work.fifo", Map.of("FifoQueue", "true", "VisibilityTimeout", "1"));
    for (int i = 0; i < EACH; i++) {
      send(queue, "a", i);
      send(queue, "b", i);
    }
    new CreateEventSourceMapping(parts)
        .handle(
            CreateEventSourceMappingRequest.builder()
                .functionName("noting")
                .eventSourceArn(queue.arn().value())
                .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                .build(),
            CALL);
    Instant latest = Instant.now().plus(Duration.ofSeconds(30));
    while (left(queue) > 0 && Instant.now().isBefore(latest)) {
      LockSupport.parkNanos(50_000_000);
    }
    String all = String.join("", IntStream.range(0, EACH).mapToObj(Integer::toString).toList());
    for (String group : List.of("a", "b")) {
      assertEquals(all, Files.readString(notes.resolve(group)));
    }
  }

  private void send(Queue queue, String group, int number) {
    SendRequest request =
        new SendRequest(Integer.toString(number), null, Map.of(), Map.of(), group, group + number);
    store.write(tx -> queues.send(tx, turns.now(), queue, request));
  }
}
