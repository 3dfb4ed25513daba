package dev.holdpoint.core.lambda;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/**
 * The filter criteria of an event source mapping, on EventBridge's own matcher. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html">AWS:
 *     event filtering</a>
 */
public final class EventFilter {
  private final @Nullable Machine machine;

  private EventFilter(@Nullable Machine machine) {
    this.machine = machine;
  }

  /** Compiles patterns, of which an event must match one; with none, all events pass. */
  public static EventFilter of(List<String> patterns) {
    if (patterns.isEmpty()) {
      return new EventFilter(null);
    }
    Machine machine = Machine.builder().build();
    for (int i = 0; i < patterns.size(); i++) {
      add(machine, "filter-" + i, patterns.get(i));
    }
    return new EventFilter(machine);
  }

  private static void add(Machine machine, String name, String pattern) {
    @Nullable String reason = JsonRuleCompiler.check(pattern);
    if (reason != null) {
      throw LambdaError.parameter("Invalid filter pattern definition.");
    }
    try {
      machine.addRule(name, pattern);
    } catch (IOException e) {
      throw LambdaError.parameter("Invalid filter pattern definition.");
    }
  }

  /**
   * Whether an event passes.
   *
   * @param event a JSON object: anything else is a bug of the caller's
   */
  public boolean passes(String event) {
    if (machine == null) {
      return true;
    }
    try {
      return !machine.rulesForJSONEvent(event).isEmpty();
    } catch (Exception e) { // The matcher's signature says no better.
      throw new IllegalStateException("Expected a JSON object to match, but it was not one", e);
    }
  }
}
