package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Tags of buses and rules, which their ARNs name. */
public final class EventTags {
  private static final int MOST = 50;

  private final Buses buses;
  private final Rules rules;

  public EventTags(Buses buses, Rules rules) {
    this.buses = buses;
    this.rules = rules;
  }

  public Map<String, String> list(Tx tx, Home home, String arn) {
    return switch (named(home, arn)) {
      case Named.Bus(String name) -> buses.get(tx, home, name).labels();
      case Named.OfRule(String bus, String name) -> rules.get(tx, home, name, bus).tags();
    };
  }

  /** Adds tags, in the place of those with the same keys, and takes others away. */
  public void change(Tx tx, Turn turn, String arn, Map<String, String> added, Set<String> gone) {
    Home home = turn.home();
    Map<String, String> all = new TreeMap<>(list(tx, home, arn));
    all.putAll(added);
    all.keySet().removeAll(gone);
    check(all);
    switch (named(home, arn)) {
      case Named.Bus(String name) -> buses.keep(tx, buses.get(tx, home, name).tagged(all));
      case Named.OfRule(String bus, String name) ->
          RuleBook.relabel(tx, rules.get(tx, home, name, bus).tagged(all));
    }
  }

  static void check(Map<String, String> tags) {
    if (tags.size() > MOST) {
      throw EventsError.validation("A resource can have at most " + MOST + " tags.");
    }
    if (tags.keySet().stream().anyMatch(key -> key.startsWith("aws:"))) {
      throw EventsError.validation("Tag keys that begin with aws: are reserved for AWS.");
    }
  }

  /** What an ARN names. */
  private sealed interface Named {
    record Bus(String name) implements Named {}

    record OfRule(String bus, String name) implements Named {}
  }

  private static Named named(Home home, String text) {
    Arn arn = Arn.of(text);
    if (!arn.isWellFormed() || !arn.service().equals("events")) {
      throw EventsError.invalid("ResourceARN", "The ARN is of no event bus and no rule.");
    }
    if (!Home.of(arn).equals(home)) {
      throw AwsException.of("AccessDeniedException", "The ARN is another account's or region's.");
    }
    String resource = arn.resource();
    if (resource.startsWith("event-bus/")) {
      return new Named.Bus(resource.substring("event-bus/".length()));
    }
    if (resource.startsWith("rule/")) {
      String path = resource.substring("rule/".length());
      int slash = path.lastIndexOf('/');
      return slash < 0
          ? new Named.OfRule(EventBus.DEFAULT, path)
          : new Named.OfRule(path.substring(0, slash), path.substring(slash + 1));
    }
    throw EventsError.invalid("ResourceARN", "The ARN is of no event bus and no rule.");
  }
}
