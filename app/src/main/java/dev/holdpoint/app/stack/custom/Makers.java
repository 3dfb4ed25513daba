package dev.holdpoint.app.stack.custom;

import org.jspecify.annotations.Nullable;

/** Who makes custom resources. Thread-safe. */
@FunctionalInterface
public interface Makers {
  /**
   * Hands a request over; blocks until it is taken: by a function, until that has ended.
   *
   * @param token the maker's ARN
   * @param event the request, as JSON
   * @param requestId the same on every repeat of the same request
   * @return why it failed, or null where it did not; then the answer comes, or has come
   */
  @Nullable String tell(String token, String event, String requestId);
}
