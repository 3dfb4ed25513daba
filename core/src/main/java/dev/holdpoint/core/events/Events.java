package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Puts events on buses and hands them to the rules they match. Thread-safe. */
public final class Events {
  private static final int MAX_ENTRIES = 10;
  private static final int MAX_BYTES = 256 * 1024;
  private static final List<String> REQUIRED =
      List.of("id", "account", "source", "time", "region", "resources", "detail-type");

  private final Buses buses;
  private final Targets targets;
  private final KnownRules known = new KnownRules();

  public Events(Buses buses, Targets targets) {
    this.buses = buses;
    this.targets = targets;
  }

  /**
   * What became of a call.
   *
   * @param undelivered for the log alone: the caller does not hear of it
   */
  public record Outcome(List<PutResult> results, List<Undelivered> undelivered) {
    public Outcome {
      results = List.copyOf(results);
      undelivered = List.copyOf(undelivered);
    }
  }

  /** Puts events: each entry stands for itself, a bad one leaves the others alone. */
  public Outcome put(Tx tx, Turn turn, List<PutEntry> entries) {
    if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
      throw EventsError.constraint(
          entries,
          "entries",
          entries.isEmpty()
              ? "Member must have length greater than or equal to 1"
              : "Member must have length less than or equal to " + MAX_ENTRIES);
    }
    if (entries.stream().mapToInt(PutEntry::size).sum() > MAX_BYTES) {
      throw EventsError.validation("Total size of the entries in the request is over the limit.");
    }
    List<PutResult> results = new ArrayList<>();
    List<Undelivered> undelivered = new ArrayList<>();
    for (PutEntry entry : entries) {
      results.add(put(tx, turn, entry, undelivered));
    }
    return new Outcome(results, undelivered);
  }

  private PutResult put(Tx tx, Turn turn, PutEntry entry, List<Undelivered> undelivered) {
    return switch (entry.check()) {
      case PutEntry.Check.Failed(var why) -> why;
      case PutEntry.Check.Passed(var checked) -> {
        String id = turn.ids().uuid();
        JsonNode event = Event.custom(turn, id, checked);
        undelivered.addAll(publish(tx, at(turn, entry.bus()), Buses.name(entry.bus()), event));
        yield new PutResult.Accepted(id);
      }
    };
  }

  /** Where the bus is: its ARN may be of another account or region. */
  private static Turn at(Turn turn, @Nullable String bus) {
    Arn arn = Arn.of(bus == null ? "" : bus);
    return arn.isWellFormed() ? turn.in(Home.of(arn)) : turn;
  }

  /** Hands an event to a bus's rules; a bus that is not there loses it, as on AWS. */
  private List<Undelivered> publish(Tx tx, Turn turn, String bus, JsonNode event) {
    List<Undelivered> undelivered = new ArrayList<>();
    for (Rule rule : matching(tx, turn.home(), bus, Json.write(event))) {
      undelivered.addAll(targets.deliver(tx, turn, rule, event));
    }
    return undelivered;
  }

  /**
   * Tells the rules of a bus of an event that was owed to it.
   *
   * @return what could not be delivered, for the log
   */
  public List<Undelivered> pay(Tx tx, Turn turn, OwedEvent owed) {
    Turn there = turn.in(Home.of(owed.bus()));
    JsonNode event = Json.parse(owed.event());
    List<Undelivered> undelivered = new ArrayList<>();
    for (Rule rule : matching(tx, there.home(), Buses.name(owed.bus().value()), owed.event())) {
      Rule told = owed.forwarded() ? rule.without(TargetKind.BUS) : rule;
      undelivered.addAll(targets.deliver(tx, there, told, event));
    }
    return undelivered;
  }

  /**
   * Puts a replayed event on its bus.
   *
   * @param rules ARNs of those that may hear of it; all where there are none
   * @return what could not be delivered, for the log
   */
  List<Undelivered> replay(Tx tx, Turn turn, Arn bus, JsonNode event, List<String> rules) {
    Turn there = turn.in(Home.of(bus));
    List<Undelivered> undelivered = new ArrayList<>();
    for (Rule rule : matching(tx, there.home(), Buses.name(bus.value()), Json.write(event))) {
      if (rules.isEmpty() || rules.contains(rule.arn().value())) {
        undelivered.addAll(targets.deliver(tx, there, rule, event));
      }
    }
    return undelivered;
  }

  /**
   * Owes an event of a service's own to the default bus, if a rule there waits for it.
   *
   * @param said asked only where some rule waits for any event at all
   */
  public void announce(Tx tx, Turn turn, Supplier<Announcement> said) {
    RuleMatcher rules = known.of(tx, turn.home(), EventBus.DEFAULT);
    if (rules.isEmpty()) {
      return;
    }
    String event = Json.write(Event.of(turn, said.get()));
    if (!rules.matching(event).isEmpty()) {
      new OwedEvent(Buses.defaultBus(turn.home()).arn(), event, false).add(tx, turn);
    }
  }

  private List<Rule> matching(Tx tx, Home home, String bus, String event) {
    return !buses.isThere(tx, home, bus) ? List.of() : known.of(tx, home, bus).matching(event);
  }

  /** Whether an event would match a pattern. */
  public boolean test(String pattern, String event) {
    EventPatterns compiled = EventPatterns.compile(pattern);
    try {
      JsonNode parsed = Json.parse(event);
      if (!parsed.isObject() || !REQUIRED.stream().allMatch(parsed::has)) {
        throw EventsError.validation("Parameter Event is not valid.");
      }
    } catch (JacksonException e) {
      throw EventsError.validation("Parameter Event is not valid.");
    }
    return compiled.matches(event);
  }
}
