package dev.holdpoint.core.query;

import org.jspecify.annotations.Nullable;

/** A payload template in which a {@code "key.$"} holds no expression. */
public final class InvalidTemplate extends IllegalArgumentException {
  private final String location;

  InvalidTemplate(String field, String location, @Nullable Throwable cause) {
    super(
        "The value for the field '"
            + field
            + "' must be a valid JSONPath or a valid intrinsic function call",
        cause);
    this.location = location;
  }

  /** Where the object with the field is, as a pointer into the template; empty at its top. */
  public String location() {
    return location;
  }
}
