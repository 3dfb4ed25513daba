package dev.holdpoint.core.store;

import tools.jackson.databind.JsonNode;

/**
 * A named thing.
 *
 * @param key unique among its kind: mostly the ARN
 */
public record Resource(String key, JsonNode body) {}
