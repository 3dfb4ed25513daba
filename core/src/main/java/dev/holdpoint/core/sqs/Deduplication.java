package dev.holdpoint.core.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a message from being sent twice within <a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html">five
 * minutes</a>, even where the first was deleted meanwhile.
 *
 * @param id the sender's own, or the body's digest
 * @param key under which the queue remembers it
 */
record Deduplication(String id, String key) {

  static Deduplication of(Queue queue, SendRequest request) {
    String own = request.messageDeduplicationId();
    String id = own != null ? own : sha256(request.body());
    String scope = queue.attributes().deduplicatesByGroup() ? request.messageGroupId() + "\n" : "";
    return new Deduplication(id, "sent:" + scope + id);
  }

  /** The message that was sent already, or null. */
  @Nullable First find(Tx tx, Turn turn, Queue queue) {
    String what = tx.messages().recall(queue.key(), key, turn.now());
    return what == null ? null : Json.read(Json.parse(what), First.class);
  }

  void remember(Tx tx, Turn turn, Queue queue, First first) {
    tx.messages()
        .remember(
            queue.key(), key, Json.write(first), turn.now(), turn.now().plus(SqsLimits.REMEMBERED));
  }

  private static String sha256(String body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "Expected every Java to know SHA-256, but this one does not", e);
    }
  }

  /** What the sender of the first message was told, and every later one is. */
  record First(String messageId, long sequence) {}
}
