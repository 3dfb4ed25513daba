package dev.holdpoint.core.s3;

import java.util.List;

/**
 * Who is told of what happens in a bucket.
 *
 * @param eventBridge whether the account's default bus hears of everything
 */
public record Notifications(boolean eventBridge, List<NotificationRule> rules) {
  public static final Notifications NONE = new Notifications(false, List.of());

  public Notifications {
    rules = List.copyOf(rules);
  }
}
