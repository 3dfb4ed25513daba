package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Subscriptions that nobody confirmed within two days: they go away.
 *
 * @see <a
 *     href="https://aws.amazon.com/about-aws/whats-new/2023/05/amazon-sns-automatic-deletion-unconfirmed-subscriptions/">
 *     Automatic deletion of unconfirmed subscriptions</a>
 */
public final class Unconfirmed {
  private static final int AT_ONCE = 200;
  private static final SubscriptionCatalog CATALOG = new SubscriptionCatalog();

  private Unconfirmed() {}

  /**
   * A look at some subscriptions.
   *
   * @param next where the next look begins, or null where all were seen
   */
  public record Seen(List<Arn> old, @Nullable String next) {}

  /** Which of the next subscriptions are to go; only reads. */
  public static Seen look(Tx tx, Instant now, @Nullable String after) {
    List<Resource> page = tx.resources().list(ResourceKind.SUBSCRIPTION, "", after, AT_ONCE);
    List<Arn> old =
        page.stream()
            .map(row -> Json.read(row.body(), Subscription.class))
            .filter(one -> one.expired(now))
            .map(Subscription::arn)
            .toList();
    return new Seen(old, page.size() == AT_ONCE ? page.getLast().key() : null);
  }

  /** Takes those away that are still not confirmed; returns how many. */
  public static int forget(Tx tx, Instant now, List<Arn> old) {
    int gone = 0;
    for (Arn arn : old) {
      Subscription subscription = CATALOG.find(tx, arn);
      // Whoever is asked again has two days again.
      if (subscription != null && subscription.expired(now)) {
        CATALOG.delete(tx, arn);
        gone++;
      }
    }
    return gone;
  }
}
