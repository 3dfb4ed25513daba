package dev.holdpoint.core.events.connection;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a caller says of a connection; in an update, what is null stays as it was.
 *
 * @param parameters AWS's {@code AuthParameters}
 */
public record ConnectionWish(
    @Nullable String description, @Nullable String type, @Nullable JsonNode parameters) {
  /** Says nothing of the parameters, which hold secrets. */
  @Override
  public String toString() {
    return "ConnectionWish[type=" + type + "]";
  }
}
