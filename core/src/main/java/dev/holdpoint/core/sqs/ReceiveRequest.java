package dev.holdpoint.core.sqs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receiver asks for.
 *
 * @param maxMessages 1 to 10, null for 1
 * @param visibilityTimeoutSeconds null for the queue's own
 * @param waitSeconds null for the queue's own; waiting itself is not the rules' business
 * @param systemAttributeNames such as {@code All} or {@code SentTimestamp}
 * @param attributeNames names, {@code prefix.*} or {@code All}
 * @param attemptId under which it may be tried again, in a FIFO queue; or null
 */
public record ReceiveRequest(
    @Nullable Integer maxMessages,
    @Nullable Integer visibilityTimeoutSeconds,
    @Nullable Integer waitSeconds,
    List<String> systemAttributeNames,
    List<String> attributeNames,
    @Nullable String attemptId) {

  public ReceiveRequest(
      @Nullable Integer maxMessages,
      @Nullable Integer visibilityTimeoutSeconds,
      @Nullable Integer waitSeconds,
      List<String> systemAttributeNames,
      List<String> attributeNames) {
    this(
        maxMessages,
        visibilityTimeoutSeconds,
        waitSeconds,
        systemAttributeNames,
        attributeNames,
        null);
  }

  public ReceiveRequest {
    systemAttributeNames = List.copyOf(systemAttributeNames);
    attributeNames = List.copyOf(attributeNames);
  }

  /** Up to so many messages with all that travels with them. */
  public static ReceiveRequest all(int maxMessages) {
    return new ReceiveRequest(maxMessages, null, null, List.of("All"), List.of("All"));
  }
}
