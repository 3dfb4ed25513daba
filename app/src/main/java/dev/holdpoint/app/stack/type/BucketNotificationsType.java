package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.s3.Bucket;
import dev.holdpoint.core.s3.Buckets;
import dev.holdpoint.core.s3.NotificationRule;
import dev.holdpoint.core.s3.Notifications;
import dev.holdpoint.core.s3.Notifying;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code Custom::S3BucketNotifications}, with which CDK sets a bucket's notifications: here without
 * the function that does it on AWS. Rules that others have set stay where it does not manage all.
 */
public record BucketNotificationsType(Buckets buckets, Notifying notifying)
    implements ResourceType {
  @Override
  public String name() {
    return "Custom::S3BucketNotifications";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "BucketName", "NotificationConfiguration", "Managed", "SkipDestinationValidation");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("ServiceToken");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Bucket bucket = buckets.get(tx, turn.home(), wanted.text("BucketName"));
    Notifications told = BucketNotifications.ofApi(wanted, wanted.get("NotificationConfiguration"));
    if (!wanted.flagOr("Managed", true)) {
      told = beside(bucket.notifications(), told);
    }
    if (!bucket.notifications().equals(told)) {
      boolean validates = !wanted.flagOr("SkipDestinationValidation", false);
      notifying.set(tx, turn, bucket, told, validates, turn.ids().uuid());
    }
    return new Made(wanted.logicalId(), Map.of());
  }

  private static Notifications beside(Notifications there, Notifications told) {
    List<String> own = told.rules().stream().map(NotificationRule::id).toList();
    List<NotificationRule> all = new ArrayList<>(there.rules());
    all.removeIf(rule -> own.contains(rule.id()));
    all.addAll(told.rules());
    return new Notifications(there.eventBridge() || told.eventBridge(), all);
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    // The bucket goes with its notifications, or stays as it is.
  }
}
