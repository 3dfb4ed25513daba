package dev.holdpoint.core.sqs;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A receive that may be tried again under its <a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/using-receiverequestattemptid-request-parameter.html">ReceiveRequestAttemptId</a>:
 * as long as none of its messages was deleted or has another visibility, it gives the same ones
 * under the same receipt handles, and hides them anew.
 */
record Attempt(Queue queue, String id) {
  static @Nullable Attempt of(Queue queue, ReceiveRequest request) {
    String id = request.attemptId();
    return id == null ? null : new Attempt(queue, id);
  }

  /** The messages of the first try; none where there was none, or something changed since. */
  List<Message> again(Tx tx, Turn turn, Instant visibleAt) {
    String what = tx.messages().recall(queue.key(), key(), turn.now());
    if (what == null) {
      return List.of();
    }
    List<Message> all = new ArrayList<>();
    for (Taken taken : Json.read(Json.parse(what), Memory.class).taken()) {
      Message message = tx.messages().find(queue.place(), taken.id());
      if (message == null || !taken.equals(Taken.of(message)) || isVisible(message, turn)) {
        return List.of();
      }
      all.add(message.visibleAt(visibleAt));
    }
    all.forEach(tx.messages()::update);
    return all;
  }

  private static boolean isVisible(Message message, Turn turn) {
    return !message.visibleAt().isAfter(turn.now());
  }

  void remember(Tx tx, Turn turn, List<Message> received) {
    Memory memory = new Memory(received.stream().map(Taken::of).toList());
    tx.messages()
        .remember(
            queue.key(),
            key(),
            Json.write(memory),
            turn.now(),
            turn.now().plus(SqsLimits.REMEMBERED));
  }

  private String key() {
    return "received:" + id;
  }

  private record Memory(List<Taken> taken) {}

  private record Taken(long id, long receipt, long visibleAt) {
    static Taken of(Message message) {
      return new Taken(message.id(), message.receipt(), message.visibleAt().toEpochMilli());
    }
  }
}
