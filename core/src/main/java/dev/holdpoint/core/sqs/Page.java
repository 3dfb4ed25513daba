package dev.holdpoint.core.sqs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextToken where to go on, or null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {
  public Page {
    items = List.copyOf(items);
  }
}
