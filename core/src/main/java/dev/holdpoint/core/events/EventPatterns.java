package dev.holdpoint.core.events;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;

/**
 * Compiled event patterns by names, on EventBridge's own matcher, so that what matches there
 * matches here. Thread-safe.
 */
final class EventPatterns {
  static final int MAX_LENGTH = 4096;

  /**
   * Ours: how many beginnings of wildcards may fit a text at once, each of which costs a step for
   * each of its characters. AWS has such a limit too, and does not say which.
   */
  private static final int MOST_COMPLEX = 50;

  private final Machine machine;

  private EventPatterns(Machine machine) {
    this.machine = machine;
  }

  /** Compiles one; {@code InvalidEventPatternException} with the matcher's own reason. */
  static EventPatterns compile(String pattern) {
    EventPatterns compiled = compile(Map.of("pattern", pattern));
    if (compiled.machine.evaluateComplexity(new MachineComplexityEvaluator(MOST_COMPLEX))
        >= MOST_COMPLEX) {
      throw EventsError.invalidPattern(
          "Rule is too complex - try using fewer wildcard characters or fewer repeating character"
              + " sequences after a wildcard character");
    }
    return compiled;
  }

  /** Compiles several. */
  static EventPatterns compile(Map<String, String> patterns) {
    Machine machine = Machine.builder().build();
    patterns.forEach((name, pattern) -> add(machine, name, pattern));
    return new EventPatterns(machine);
  }

  private static void add(Machine machine, String name, String pattern) {
    if (pattern.length() > MAX_LENGTH) {
      throw EventsError.constraint(
          pattern, "eventPattern", "Member must have length less than or equal to " + MAX_LENGTH);
    }
    @Nullable String reason = JsonRuleCompiler.check(pattern);
    if (reason != null) {
      throw EventsError.invalidPattern(reason);
    }
    try {
      machine.addRule(name, pattern);
    } catch (IOException e) {
      throw EventsError.invalidPattern(String.valueOf(e.getMessage()));
    }
  }

  /** Whether an event matches any. */
  boolean matches(String event) {
    return !matching(event).isEmpty();
  }

  /**
   * The names of those that an event, as JSON text, matches.
   *
   * @param event a JSON object: anything else is a bug of the caller's
   */
  List<String> matching(String event) {
    try {
      return machine.rulesForJSONEvent(event);
    } catch (Exception e) { // The matcher's signature says no better.
      throw new IllegalStateException("Expected a JSON object to match, but it was not one", e);
    }
  }
}
