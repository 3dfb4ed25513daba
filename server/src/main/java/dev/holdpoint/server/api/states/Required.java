package dev.holdpoint.server.api.states;

import dev.holdpoint.core.aws.AwsException;
import org.jspecify.annotations.Nullable;

/** Members that a request must have; the SDKs check them, other callers may not. */
final class Required {
  private Required() {}

  static String member(@Nullable String value, String name) {
    if (value == null) {
      throw AwsException.of(
          "ValidationException",
          "1 validation error detected: Value null at '"
              + name
              + "' failed to satisfy constraint: Member must not be null");
    }
    return value;
  }
}
