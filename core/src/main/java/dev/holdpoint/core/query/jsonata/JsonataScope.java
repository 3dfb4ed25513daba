package dev.holdpoint.core.query.jsonata;

import dev.holdpoint.core.query.Randomness;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * All that an expression may see.
 *
 * @param variables by name without the dollar sign, among them {@code states}
 * @param now what {@code $now} and {@code $millis} tell
 */
public record JsonataScope(Map<String, JsonNode> variables, Randomness randomness, Instant now) {}
