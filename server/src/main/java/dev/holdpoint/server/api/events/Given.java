package dev.holdpoint.server.api.events;

import dev.holdpoint.core.aws.AwsException;
import org.jspecify.annotations.Nullable;

/** Checks what a request has, in AWS's words. */
final class Given {
  private Given() {}

  /** A member that must be there. */
  static <T> T required(@Nullable T value, String member) {
    if (value == null) {
      throw invalid(
          "1 validation error detected: Value null at '"
              + member
              + "' failed to satisfy constraint: Member must not be null");
    }
    return value;
  }

  /** A member that AWS knows and Holdpoint does not: named, rather than passed over. */
  static void unsupported(@Nullable Object value, String member) {
    if (value != null) {
      throw invalid(
          "Parameter " + member + " is not valid. Reason: Holdpoint does not know it yet.");
    }
  }

  static AwsException invalid(String message) {
    return AwsException.of("ValidationException", message);
  }
}
