package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.store.Tx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules of buses as they were read last, ready to match, the least used bus forgotten first. A
 * row says which change of a bus's rules was the last one; it is read in the transaction that asks,
 * so what is kept is never stale, whichever node changes rules and whatever is rolled back.
 * Thread-safe.
 */
final class KnownRules {
  private static final int MOST_BUSES = 200;

  private record Known(String change, RuleMatcher matcher) {}

  private final Map<String, Known> buses =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST_BUSES;
        }
      };

  /** The rules of a bus that wait for events, as this transaction, which may write, sees them. */
  RuleMatcher of(Tx tx, Home home, String bus) {
    String key = RuleBook.key(home, bus, "");
    String change = RuleBook.lastChange(tx, key);
    Known known = change == null ? null : find(key);
    if (known != null && known.change().equals(change)) {
      return known.matcher();
    }
    List<Rule> rules = RuleBook.list(tx, home, bus, "");
    if (rules.isEmpty()) {
      return RuleMatcher.NONE;
    }
    RuleMatcher matcher = RuleMatcher.of(rules);
    keep(key, new Known(change == null ? RuleBook.number(tx, key, rules) : change, matcher));
    return matcher;
  }

  private synchronized @Nullable Known find(String bus) {
    return buses.get(bus);
  }

  private synchronized void keep(String bus, Known known) {
    buses.put(bus, known);
  }
}
