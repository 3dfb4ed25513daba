package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.sns.HttpPost;
import dev.holdpoint.core.sns.OwedPost;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.calls.http.Webhooks;
import dev.holdpoint.server.work.OutboxHandler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Pays what is owed to HTTP endpoints, again and again as the delivery policy says; a repeat has
 * the same message id. That it is over is committed together with the end of the debt, and so is
 * the dead letter where it was given up.
 */
public record PostCall(Store store, Topics topics, Turns turns, Webhooks webhooks)
    implements OutboxHandler {
  /** SNS's own. */
  public static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);

  /** How much of an answer is read, which nobody looks at. */
  public static final int MOST_ANSWER_BYTES = 65_536;

  @Override
  public Outcome handle(OutboxEntry entry) {
    OwedPost owed = OwedPost.of(entry);
    HttpPost post = store.<@Nullable HttpPost>read(tx -> topics.post(tx, owed));
    if (post == null) {
      return Outcome.DONE;
    }
    int attempts = entry.attempts() + 1;
    return switch (webhooks.post(post.url(), post.headers(), post.body())) {
      case Webhooks.Answer.Taken() -> over(owed, attempts, null);
      case Webhooks.Answer.Failed(String why, boolean again) -> {
        Duration pause = again ? post.policy().after(attempts) : null;
        yield pause == null
            ? over(owed, attempts, why)
            : new Outcome.RetryAt(turns.now().now().plus(pause));
      }
    };
  }

  private Outcome over(OwedPost owed, int attempts, @Nullable String failure) {
    return new Outcome.Done(tx -> topics.posted(tx, turns.now(), owed, attempts, failure));
  }
}
