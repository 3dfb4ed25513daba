package dev.holdpoint.core.sns;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Compiled filter policies by their text, the least used forgotten first: a changed policy has
 * another text, so nothing here grows stale. Thread-safe.
 */
final class FilterPolicies {
  private static final int CAPACITY = 1_000;

  private record Key(String text, FilterScope scope) {}

  private final Map<Key, FilterPolicy> compiled =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, FilterPolicy> eldest) {
          return size() > CAPACITY;
        }
      };

  /** Whether the subscription's own policy lets this through. */
  boolean accept(Subscription subscription, Notification notification) {
    String text = subscription.settings().filterPolicy();
    if (text == null) {
      return true;
    }
    return get(new Key(text, subscription.settings().filterScope()))
        .accepts(notification.textFor(subscription.protocol()), notification.attributes());
  }

  private synchronized FilterPolicy get(Key key) {
    return compiled.computeIfAbsent(key, wanted -> FilterPolicy.compile(wanted.text, wanted.scope));
  }
}
