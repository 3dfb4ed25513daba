package dev.holdpoint.core.events;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All patterns of a bus's enabled rules in one matcher: an event is looked at once, however many
 * there are. Immutable; thread-safe.
 */
final class RuleMatcher {
  static final RuleMatcher NONE = new RuleMatcher(List.of(), EventPatterns.compile(Map.of()));

  private final List<Rule> rules;
  private final EventPatterns patterns;

  private RuleMatcher(List<Rule> rules, EventPatterns patterns) {
    this.rules = rules;
    this.patterns = patterns;
  }

  static RuleMatcher of(List<Rule> rules) {
    Map<String, String> patterns = new HashMap<>();
    for (Rule rule : rules) {
      String pattern = rule.settings().eventPattern();
      if (rule.enabled() && pattern != null) {
        patterns.put(rule.name(), pattern);
      }
    }
    List<Rule> listening = rules.stream().filter(r -> patterns.containsKey(r.name())).toList();
    return new RuleMatcher(listening, EventPatterns.compile(patterns));
  }

  /** Whether no event can match. */
  boolean isEmpty() {
    return rules.isEmpty();
  }

  /** The rules that an event, as JSON text, matches, by name. */
  List<Rule> matching(String event) {
    Set<String> names = new HashSet<>(patterns.matching(event));
    return rules.stream().filter(rule -> names.contains(rule.name())).toList();
  }
}
