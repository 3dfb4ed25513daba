package dev.holdpoint.core.s3;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Announcement;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.Target;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Tells of what happens to objects, in the transaction in which it does.
 *
 * @param calls how each kind of destination is told
 */
public record Announcer(Events events, Map<TargetKind, TargetCall> calls) {
  public Announcer {
    calls = Map.copyOf(calls);
  }

  void tell(Tx tx, Turn turn, Bucket bucket, Version object, Happening what, Cause cause) {
    Notifications notifications = bucket.notifications();
    String sequencer = "%018X".formatted(turn.ids().next());
    for (NotificationRule rule : notifications.rules()) {
      if (rule.means(what, object.key())) {
        JsonNode event = S3Event.of(turn, bucket, object, what, cause, rule.id(), sequencer);
        deliver(tx, turn, rule.destination(), Json.write(event));
      }
    }
    if (notifications.eventBridge()) {
      events.announce(
          tx,
          turn.in(bucket.home()),
          () ->
              new Announcement(
                  "aws.s3",
                  what.detailType(),
                  List.of(bucket.arn().value()),
                  S3Event.detail(bucket, object, what, cause, sequencer)));
    }
  }

  /** As on AWS, a destination that is gone does not keep anybody from putting objects. */
  private void deliver(Tx tx, Turn turn, Arn destination, String event) {
    try {
      tx.part(() -> send(tx, turn, destination, event));
    } catch (AwsException _) {
      // It was there when it was configured; nobody waits for an answer here.
    }
  }

  private Arn send(Tx tx, Turn turn, Arn destination, String event) {
    TargetKind kind = TargetKind.of(destination);
    TargetCall call = kind == null ? null : calls.get(kind);
    if (call == null) {
      throw unreachable();
    }
    String id = turn.ids().uuid();
    call.deliver(tx, turn, new Delivery(id, Target.of(id, destination), event, Map.of()));
    return destination;
  }

  /** Tells a queue or topic that it will be told; refuses where it cannot be. */
  void test(Tx tx, Turn turn, Bucket bucket, Arn destination, String requestId) {
    TargetKind kind = TargetKind.of(destination);
    if (kind == null || !calls.containsKey(kind)) {
      throw unreachable();
    }
    if (kind == TargetKind.FUNCTION) {
      if (tx.resources().find(ResourceKind.FUNCTION, unqualified(destination)) == null) {
        throw unreachable();
      }
    } else {
      try {
        send(tx, turn, destination, Json.write(S3Event.test(turn, bucket, requestId)));
      } catch (AwsException e) {
        throw unreachable();
      }
    }
  }

  /** A function's ARN without a version or alias: seven parts. */
  private static String unqualified(Arn function) {
    String[] parts = function.value().split(":");
    return String.join(":", Arrays.copyOf(parts, Math.min(parts.length, 7)));
  }

  private static AwsException unreachable() {
    return S3Error.invalidArgument("Unable to validate the following destination configurations");
  }
}
