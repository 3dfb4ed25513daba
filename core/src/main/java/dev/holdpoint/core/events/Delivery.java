package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Arn;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something for one target.
 *
 * @param id the same for the same event, rule and target, so that a target can tell a repeat; fit
 *     to name an execution
 * @param input mostly JSON, but a template may have made any text of it
 * @param attributes for a dead letter, why it is one; otherwise empty
 * @param origin where it comes from, for a target that is told later
 */
public record Delivery(
    String id,
    Target target,
    String input,
    Map<String, String> attributes,
    @Nullable Origin origin) {
  public Delivery {
    attributes = Map.copyOf(attributes);
  }

  /** One that no rule made, or whose target need not know it. */
  public Delivery(String id, Target target, String input, Map<String, String> attributes) {
    this(id, target, input, attributes, null);
  }

  /** The rule, and the event that it matched, as JSON text. */
  public record Origin(Arn rule, String event) {
    @Override
    public String toString() {
      return "Origin[" + rule + "]";
    }
  }

  @Override
  public String toString() {
    return "Delivery[" + id + "]";
  }
}
