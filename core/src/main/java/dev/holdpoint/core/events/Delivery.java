package dev.holdpoint.core.events;

import java.util.Map;

/**
 * Something for one target.
 *
 * @param id the same for the same event, rule and target, so that a target can tell a repeat; fit
 *     to name an execution
 * @param input mostly JSON, but a template may have made any text of it
 * @param attributes for a dead letter, why it is one; otherwise empty
 */
public record Delivery(String id, Target target, String input, Map<String, String> attributes) {
  public Delivery {
    attributes = Map.copyOf(attributes);
  }

  @Override
  public String toString() {
    return "Delivery[" + id + "]";
  }
}
