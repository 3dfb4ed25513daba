package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.aws.AwsException;
import org.jspecify.annotations.Nullable;

/** What belongs to FIFO topics alone, which are not there. */
final class Fifo {
  private Fifo() {}

  static void refuse(@Nullable String deduplicationId) {
    if (deduplicationId != null) {
      throw AwsException.of(
          "InvalidParameter",
          "Invalid parameter: MessageDeduplicationId Reason: The request includes"
              + " MessageDeduplicationId parameter that is not valid for this topic type");
    }
  }
}
