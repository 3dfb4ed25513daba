package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.store.OutboxEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An asynchronous invocation, as the outbox keeps it.
 *
 * @param function its name or ARN
 * @param acceptedAt when it was accepted; null where that is not known
 */
record OwedInvocation(
    String function,
    String requestId,
    String payload,
    @Nullable String clientContext,
    @Nullable Instant acceptedAt) {

  static OwedInvocation of(OutboxEntry entry) {
    return entry.as(OwedInvocation.class);
  }

  @Override
  public String toString() {
    return "OwedInvocation[" + requestId + "]";
  }
}
