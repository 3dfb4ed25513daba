package dev.holdpoint.core.sns;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;

/**
 * Something for a subscriber's HTTP endpoint: a notification, or the question whether it wants any.
 * How it is written is decided when it is sent, as the subscription then is.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OwedPost(
    Arn subscription, @Nullable Notification notification, @Nullable Confirmation confirmation) {

  /** Reads it back from the outbox. */
  public static OwedPost of(OutboxEntry entry) {
    return entry.as(OwedPost.class);
  }

  void add(Tx tx, Turn turn) {
    String body = Json.write(Json.tree(this));
    tx.outbox().add(new OutboxEntry(turn.ids().next(), OutboxKind.NOTIFY, body, turn.now(), 0));
  }

  @Override
  public String toString() {
    return "OwedPost[" + subscription + "]";
  }
}
