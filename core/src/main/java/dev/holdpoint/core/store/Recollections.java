package dev.holdpoint.core.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a queue remembers for some minutes. It is known here by its own key: one that is made anew
 * under the same name remembers nothing.
 */
public interface Recollections {
  /** What is remembered under the key beyond now, or null. */
  @Nullable String recall(String queue, String key, Instant now);

  /**
   * Remembers, in the place of what was remembered under the key. A little of what is over by now
   * goes with it, more than one such call adds.
   */
  void remember(String queue, String key, String what, Instant now, Instant until);
}
