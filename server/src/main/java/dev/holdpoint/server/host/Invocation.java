package dev.holdpoint.server.host;

import org.jspecify.annotations.Nullable;

/**
 * One call of a function.
 *
 * @param requestId the idempotency key: a repeat of the same call carries the same one
 * @param payload JSON
 * @param clientContext JSON that the caller sends along, or null
 * @param invokedArn the ARN that the caller named, or null where it is the function's own
 * @param sink takes the answer while the function makes it, where it does so piece by piece; null
 *     where the caller waits for all of it
 */
public record Invocation(
    String requestId,
    byte[] payload,
    @Nullable String clientContext,
    @Nullable String invokedArn,
    @Nullable AnswerSink sink) {
  public Invocation(
      String requestId,
      byte[] payload,
      @Nullable String clientContext,
      @Nullable String invokedArn) {
    this(requestId, payload, clientContext, invokedArn, null);
  }

  public Invocation(String requestId, byte[] payload, @Nullable String clientContext) {
    this(requestId, payload, clientContext, null);
  }

  public Invocation(String requestId, byte[] payload) {
    this(requestId, payload, null);
  }

  @Override
  public String toString() {
    return "Invocation[" + requestId + "]";
  }
}
