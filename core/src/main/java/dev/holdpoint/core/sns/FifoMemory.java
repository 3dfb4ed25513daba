package dev.holdpoint.core.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a FIFO topic from telling a message twice within five minutes.
 *
 * @param topic under what the topic remembers: one that is made anew remembers nothing
 * @param key of this message
 * @param id the publisher's own, or the message's digest
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html">Message
 *     deduplication for FIFO topics</a>
 */
record FifoMemory(String topic, String key, String id) {

  static FifoMemory of(Topic topic, PublishRequest request) {
    String own = request.deduplication();
    String id = own != null ? own : sha256(request.message());
    String scope = topic.deduplicatesByGroup() ? request.group() + "\n" : "";
    return new FifoMemory(
        topic.arn() + "@" + topic.createdAt().toEpochMilli(), "published:" + scope + id, id);
  }

  /** What the publisher of the same message was told, or null. */
  @Nullable Published find(Tx tx, Turn turn) {
    String what = tx.messages().recall(topic, key, turn.now());
    return what == null ? null : Json.read(Json.parse(what), Published.class);
  }

  void remember(Tx tx, Turn turn, Published published) {
    tx.messages()
        .remember(
            topic,
            key,
            Json.write(published),
            turn.now(),
            turn.now().plus(SnsLimits.AWS.remembered()));
  }

  /** A new place at the end: 20 digits, so that texts compare as the numbers do. */
  Notification.Order order(Turn turn) {
    return new Notification.Order(id, "1%019d".formatted(turn.ids().next()));
  }

  private static String sha256(String message) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(message.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "Expected every Java to know SHA-256, but this one does not", e);
    }
  }
}
