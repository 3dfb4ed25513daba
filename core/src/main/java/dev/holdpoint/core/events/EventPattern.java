package dev.holdpoint.core.events;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/**
 * A compiled event pattern, on EventBridge's own matcher, so that what matches there matches here.
 * Thread-safe.
 */
final class EventPattern {
  static final int MAX_LENGTH = 4096;

  private final Machine machine;

  private EventPattern(Machine machine) {
    this.machine = machine;
  }

  /** Compiles a pattern; {@code InvalidEventPatternException} with the matcher's own reason. */
  static EventPattern compile(String text) {
    if (text.length() > MAX_LENGTH) {
      throw EventsError.constraint(
          text, "eventPattern", "Member must have length less than or equal to " + MAX_LENGTH);
    }
    @Nullable String reason = JsonRuleCompiler.check(text);
    if (reason != null) {
      throw EventsError.invalidPattern(reason);
    }
    return new EventPattern(machine(text));
  }

  private static Machine machine(String text) {
    Machine machine = Machine.builder().build();
    try {
      machine.addRule("rule", text);
    } catch (IOException e) {
      throw EventsError.invalidPattern(String.valueOf(e.getMessage()));
    }
    return machine;
  }

  /**
   * Whether an event, as JSON text, matches.
   *
   * @param event a JSON object: anything else is a bug of the caller's
   */
  boolean matches(String event) {
    try {
      return !machine.rulesForJSONEvent(event).isEmpty();
    } catch (Exception e) { // The matcher's signature says no better.
      throw new IllegalStateException("Expected a JSON object to match, but it was not one", e);
    }
  }
}
