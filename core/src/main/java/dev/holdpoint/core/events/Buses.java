package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Event buses: the default one, which is stored once it was changed, and those created. */
public final class Buses {
  private static final Pattern NAME = Pattern.compile("[._A-Za-z0-9-]{1,256}");
  private static final int MAX_BUSES = 100;

  public EventBus create(Tx tx, Turn turn, String name, BusWish wish) {
    if (!NAME.matcher(name).matches()) {
      throw EventsError.constraint(
          name, "name", "Member must satisfy regular expression pattern: [/\\.\\-_A-Za-z0-9]+");
    }
    if (find(tx, turn.home(), name) != null) {
      throw EventsError.busExists(name);
    }
    if (created(tx, turn.home(), "").size() >= MAX_BUSES) {
      throw EventsError.tooMany();
    }
    EventTags.check(wish.tags());
    EventBus bus =
        new EventBus(name, turn.home().arn("events", "event-bus/" + name), wish, turn.now());
    keep(tx, bus);
    return bus;
  }

  /** Changes what is said of a bus; what the wish does not name goes. */
  public EventBus update(
      Tx tx, Turn turn, @Nullable String name, @Nullable String description, BusSettings wish) {
    EventBus changed = get(tx, turn.home(), name).with(description, wish, turn.now());
    keep(tx, changed);
    return changed;
  }

  /** Makes a bus what is wished, its tags too. */
  public EventBus replace(Tx tx, Turn turn, String name, BusWish wish) {
    EventBus known = get(tx, turn.home(), name);
    if (wish.isOf(known)) {
      return known;
    }
    EventTags.check(wish.tags());
    EventBus changed =
        known.with(wish.description(), wish.settings(), turn.now()).tagged(wish.tags());
    keep(tx, changed);
    return changed;
  }

  void keep(Tx tx, EventBus bus) {
    String key = RuleBook.scope(Home.of(bus.arn())) + bus.name();
    tx.resources().put(ResourceKind.EVENT_BUS, key, Json.tree(bus));
  }

  /** Takes a bus away; nothing happens where there is none. */
  public void delete(Tx tx, Home home, String name) {
    if (name.equals(EventBus.DEFAULT)) {
      throw EventsError.validation("Cannot delete event bus default.");
    }
    if (!RuleBook.list(tx, home, name, "").isEmpty()) {
      throw EventsError.validation("EventBus can't be deleted since it has rules.");
    }
    RuleBook.forget(tx, home, name);
    tx.resources().delete(ResourceKind.EVENT_BUS, RuleBook.scope(home) + name);
  }

  /** The bus of that name or ARN; the default one where neither is given. */
  public EventBus get(Tx tx, Home home, @Nullable String nameOrArn) {
    String name = name(nameOrArn);
    EventBus bus = find(tx, home, name);
    if (bus == null) {
      throw EventsError.noBus(name);
    }
    return bus;
  }

  /** The policy of a bus as JSON; null where the ARN is of none, or of one without a policy. */
  public @Nullable String policy(Tx tx, Arn arn) {
    EventBus bus =
        arn.resource().startsWith("event-bus/") ? find(tx, Home.of(arn), name(arn.value())) : null;
    return bus == null || bus.policy() == null ? null : Json.write(bus.policy());
  }

  /**
   * Whether there is a bus of that name: asked for each event, so the default one costs nothing.
   */
  boolean isThere(Tx tx, Home home, String name) {
    return name.equals(EventBus.DEFAULT) || find(tx, home, name) != null;
  }

  private @Nullable EventBus find(Tx tx, Home home, String name) {
    JsonNode body = tx.resources().find(ResourceKind.EVENT_BUS, RuleBook.scope(home) + name);
    if (body != null) {
      return Json.read(body, EventBus.class);
    }
    return name.equals(EventBus.DEFAULT) ? defaultBus(home) : null;
  }

  public List<EventBus> list(Tx tx, Home home, String prefix) {
    List<EventBus> created = created(tx, home, prefix);
    return EventBus.DEFAULT.startsWith(prefix)
        ? Stream.concat(Stream.of(get(tx, home, null)), created.stream()).toList()
        : created;
  }

  private static List<EventBus> created(Tx tx, Home home, String prefix) {
    String keys = RuleBook.scope(home) + prefix;
    return tx.resources().list(ResourceKind.EVENT_BUS, keys, null, Integer.MAX_VALUE).stream()
        .map(found -> Json.read(found.body(), EventBus.class))
        .filter(bus -> Home.of(bus.arn()).equals(home) && !bus.name().equals(EventBus.DEFAULT))
        .toList();
  }

  static String name(@Nullable String nameOrArn) {
    if (nameOrArn == null) {
      return EventBus.DEFAULT;
    }
    return nameOrArn.startsWith("arn:")
        ? nameOrArn.substring(nameOrArn.indexOf('/') + 1)
        : nameOrArn;
  }

  static EventBus defaultBus(Home home) {
    return new EventBus(
        EventBus.DEFAULT, home.arn("events", "event-bus/default"), BusWish.PLAIN, Instant.EPOCH);
  }
}
