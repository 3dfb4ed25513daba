package dev.holdpoint.core.query.intrinsic;

import tools.jackson.databind.JsonNode;

/** One function of the language. */
@FunctionalInterface
public interface Intrinsic {
  /**
   * Its value.
   *
   * @throws BadArgument where the arguments do not suit it
   */
  JsonNode apply(Arguments arguments);
}
