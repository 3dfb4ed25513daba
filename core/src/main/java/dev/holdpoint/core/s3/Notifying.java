package dev.holdpoint.core.s3;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Sets whom a bucket tells. Thread-safe: it keeps no state. */
public final class Notifying {
  private static final Pattern EVENT =
      Pattern.compile(
          "s3:(ObjectCreated:([*]|Put|Post|Copy|CompleteMultipartUpload)"
              + "|ObjectRemoved:([*]|Delete|DeleteMarkerCreated)"
              + "|ObjectTagging:([*]|Put|Delete)"
              + "|ObjectRestore:([*]|Post|Completed|Delete)"
              + "|ObjectAcl:Put|ReducedRedundancyLostObject|IntelligentTiering"
              + "|LifecycleTransition|LifecycleExpiration:([*]|Delete|DeleteMarkerCreated)"
              + "|Replication:([*]|OperationFailedReplication|OperationNotTracked"
              + "|OperationMissedThreshold|OperationReplicatedAfterThreshold))");

  private final Buckets buckets;
  private final Announcer announcer;

  public Notifying(Buckets buckets, Announcer announcer) {
    this.buckets = buckets;
    this.announcer = announcer;
  }

  /**
   * Sets it in place of what was there. Queues and topics that are new are sent a test event, as on
   * AWS: so it is known that they can be told.
   *
   * @param validates whether destinations must be there
   */
  public void set(
      Tx tx, Turn turn, Bucket bucket, Notifications wanted, boolean validates, String requestId) {
    check(wanted.rules());
    if (validates) {
      for (NotificationRule rule : wanted.rules()) {
        boolean known =
            bucket.notifications().rules().stream()
                .anyMatch(old -> old.destination().equals(rule.destination()));
        if (!known) {
          announcer.test(tx, turn, bucket, rule.destination(), requestId);
        }
      }
    }
    buckets.put(tx, bucket.with(wanted));
  }

  private static void check(List<NotificationRule> rules) {
    if (rules.size() > S3Limits.AWS.notifications()) {
      throw S3Error.invalidArgument("Too many notification configurations");
    }
    Set<String> ids = new HashSet<>();
    for (NotificationRule rule : rules) {
      if (!ids.add(rule.id())) {
        throw S3Error.invalidArgument(
            "Same ID used for multiple configurations. IDs must be unique");
      }
      if (rule.events().isEmpty()
          || !rule.events().stream().allMatch(event -> EVENT.matcher(event).matches())) {
        throw S3Error.invalidArgument("The event is not supported for notifications");
      }
      for (NotificationRule other : rules) {
        if (!rule.equals(other) && rule.overlaps(other)) {
          throw S3Error.invalidArgument(
              "Configurations overlap. Configurations on the same bucket cannot share a common"
                  + " event type.");
        }
      }
    }
  }
}
