package dev.holdpoint.core.engine;

import org.jspecify.annotations.Nullable;
import org.pcollections.IntTreePMap;
import tools.jackson.databind.JsonNode;

/**
 * What a Parallel or Map state has gathered while its branches run.
 *
 * @param event number of the event that started the work
 * @param items what a Map iterates over; null for a Parallel
 * @param results outputs of the branches that have ended, by their index
 * @param length characters of the results as text, all together
 */
public record Fork(
    long event, @Nullable JsonNode items, IntTreePMap<JsonNode> results, long length) {
  static Fork begin(long event, @Nullable JsonNode items) {
    return new Fork(event, items, IntTreePMap.empty(), 0);
  }

  Fork with(int index, JsonNode result, int itsLength) {
    return new Fork(event, items, results.plus(index, result), length + itsLength + 1);
  }
}
