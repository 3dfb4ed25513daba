package dev.holdpoint.core.engine;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An item of a distributed Map.
 *
 * @param index from 0
 * @param key its name, where the items are an object's members
 * @param source where it comes from: {@code STATE_DATA}, or an S3 URI
 */
public record MapItem(long index, JsonNode value, @Nullable String key, String source) {}
