package dev.holdpoint.server.api.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.PutEntry;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.LambdaError;
import dev.holdpoint.core.sns.PublishRequest;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.sqs.MessageAttribute;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.host.InvocationResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells how asynchronous invocations ended: to a function's destinations, and to its dead-letter
 * queue or topic. One that is gone costs its record, nothing else, as on AWS. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html">
 *     AWS: records of asynchronous invocations</a>
 */
public record Destinations(Queues queues, Topics topics, Events events) {
  private static final Logger LOG = LoggerFactory.getLogger(Destinations.class);
  private static final int MESSAGE_LENGTH = 1024;

  /**
   * Tells everybody who is to hear of it.
   *
   * @param result of the last try, or null where the event became too old
   */
  void tell(Tx tx, Turn turn, Ended ended, @Nullable InvocationResult result) {
    boolean failed = ended.failed(result);
    String to = failed ? ended.config().onFailure() : ended.config().onSuccess();
    if (to != null) {
      safely(tx, to, () -> send(tx, turn, Arn.of(to), ended, result));
    }
    String letters = ended.function().settings().deadLetters();
    if (failed && letters != null) {
      safely(tx, letters, () -> letter(tx, turn, Arn.of(letters), ended, result));
    }
  }

  /** Tells a stream's mapping's destination what is given up, where there is one. */
  void tell(Tx tx, Turn turn, @Nullable String to, ObjectNode loss) {
    if (to != null) {
      String text = Json.write(loss);
      safely(tx, to, () -> message(tx, turn, Arn.of(to), text));
    }
  }

  private static void safely(Tx tx, String to, Runnable delivery) {
    try {
      tx.<Boolean>part(() -> {
        delivery.run();
        return true;
      });
    } catch (AwsException e) {
      LOG.error("A function's destination was not told: {} destination={}", e.getMessage(), to);
    }
  }

  private void send(Tx tx, Turn turn, Arn to, Ended ended, @Nullable InvocationResult result) {
    ObjectNode record = ended.record(turn.now(), result);
    String text = Json.write(record);
    switch (to.service()) {
      case "sqs", "sns" -> message(tx, turn, to, text);
      case "lambda" -> invoke(tx, turn, to, text);
      case "events" -> put(tx, turn, to, ended, text, ended.failed(result));
      default -> throw LambdaError.parameter("The destination ARN " + to + " is invalid.");
    }
  }

  private void message(Tx tx, Turn turn, Arn to, String text) {
    if (to.service().equals("sns")) {
      topics.publish(tx, turn, topics.byArn(tx, to.value()), PublishRequest.of(null, text));
    } else {
      queues.send(tx, turn, queue(tx, to), SendRequest.of(text));
    }
  }

  private static void invoke(Tx tx, Turn turn, Arn to, String text) {
    OwedInvocation owed = new OwedInvocation(to.value(), turn.ids().uuid(), text, null, turn.now());
    tx.outbox()
        .add(
            new OutboxEntry(turn.ids().next(), OutboxKind.INVOKE, Json.write(owed), turn.now(), 0));
  }

  private void put(Tx tx, Turn turn, Arn bus, Ended ended, String text, boolean failed) {
    PutEntry entry =
        new PutEntry(
            "lambda",
            "Lambda Function Invocation Result - " + (failed ? "Failure" : "Success"),
            text,
            bus.value(),
            null,
            List.of(bus.value(), ended.functionArn()));
    events.put(tx, turn, List.of(entry));
  }

  private Queue queue(Tx tx, Arn arn) {
    Queue queue = queues.find(tx, arn);
    if (queue == null) {
      throw AwsException.of(
          "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
    }
    return queue;
  }

  /** The event itself, and what went wrong as attributes. */
  private void letter(Tx tx, Turn turn, Arn to, Ended ended, @Nullable InvocationResult result) {
    Map<String, MessageAttribute> attributes =
        Map.of(
            "RequestID", MessageAttribute.string(ended.owed().requestId()),
            "ErrorCode", new MessageAttribute("Number", "200", null),
            "ErrorMessage", MessageAttribute.string(message(result)));
    String payload = ended.owed().payload();
    if (to.service().equals("sns")) {
      topics.publish(
          tx,
          turn,
          topics.byArn(tx, to.value()),
          new PublishRequest(payload, null, null, attributes, null, null));
    } else {
      queues.send(
          tx,
          turn,
          queue(tx, to),
          new SendRequest(payload, null, attributes, Map.of(), null, null));
    }
  }

  private static String message(@Nullable InvocationResult result) {
    if (result == null) {
      return "Maximum event age exceeded";
    }
    JsonNode error = Json.parse(new String(result.payload(), UTF_8));
    String message = error.path("errorMessage").asString("");
    if (message.isEmpty()) {
      return "Unknown error";
    }
    return message.substring(0, Math.min(message.length(), MESSAGE_LENGTH));
  }
}
