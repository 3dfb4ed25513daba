package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ArchivedEvent;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replays: a timer carries each on, a few events in each unit of work, which also keeps how far it
 * came. So a crash repeats nothing.
 */
public final class Replays {
  /** How the owner of every timer set here begins. */
  public static final String OWNER_PREFIX = "replay:";

  private static final int AT_ONCE = 10;
  private static final int MOST_ACTIVE = 10;

  /** Ours: AWS keeps replays for 90 days. */
  private static final int MOST = 1000;

  private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,64}");

  private final Archives archives;
  private final Events events;

  public Replays(Archives archives, Events events) {
    this.archives = archives;
    this.events = events;
  }

  /**
   * What StartReplay asks for.
   *
   * @param rules ARNs of the rules that are to hear of it; all where there are none
   */
  public record Wish(
      String name,
      @Nullable String description,
      Arn archive,
      Arn bus,
      List<String> rules,
      Instant from,
      Instant until) {
    public Wish {
      rules = List.copyOf(rules);
    }
  }

  public Replay start(Tx tx, Turn turn, Wish wish) {
    Home home = turn.home();
    if (!NAME.matcher(wish.name()).matches()) {
      throw EventsError.constraint(
          wish.name(),
          "replayName",
          "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
    }
    Archive archive = archive(tx, home, wish.archive());
    if (!wish.bus().equals(archive.bus())) {
      throw EventsError.invalid("Destination.Arn", "Events go to the bus that they came from.");
    }
    if (!wish.from().isBefore(wish.until())) {
      throw EventsError.invalid("EventEndTime", "EventStartTime must be before EventEndTime.");
    }
    List<Replay> all = list(tx, home, "");
    if (all.stream().anyMatch(there -> there.name().equals(wish.name()))) {
      throw AwsException.of(
          "ResourceAlreadyExistsException", "Replay " + wish.name() + " already exists.");
    }
    if (all.size() >= MOST || all.stream().filter(Replay::isActive).count() >= MOST_ACTIVE) {
      throw EventsError.tooMany();
    }
    long timer = turn.ids().next();
    Replay replay =
        new Replay(
            wish.name(),
            home.arn("events", "replay/" + wish.name()),
            wish.description(),
            archive.arn(),
            archive.key(),
            archive.bus(),
            wish.rules(),
            wish.from(),
            wish.until(),
            Replay.State.STARTING,
            wish.from(),
            0,
            timer,
            null,
            turn.now(),
            null);
    tx.timers().set(new Timer(timer, turn.now(), OWNER_PREFIX + key(home, wish.name())));
    return put(tx, replay);
  }

  private Archive archive(Tx tx, Home home, Arn arn) {
    if (!arn.isWellFormed()
        || !Home.of(arn).equals(home)
        || !arn.resource().startsWith("archive/")) {
      throw EventsError.invalid("EventSourceArn", "It must name an archive of this account.");
    }
    return archives.get(tx, home, arn.resource().substring("archive/".length()));
  }

  /** Carries a replay on; says what could not be delivered. */
  public List<Undelivered> fire(Tx tx, Turn turn, Timer timer) {
    JsonNode body =
        tx.resources().find(ResourceKind.REPLAY, timer.owner().substring(OWNER_PREFIX.length()));
    Replay replay = body == null ? null : Json.read(body, Replay.class);
    if (replay == null || !replay.isActive() || replay.timer() != timer.id()) {
      return List.of();
    }
    if (replay.state() == Replay.State.CANCELLING) {
      put(tx, replay.became(Replay.State.CANCELLED, turn.now()));
      return List.of();
    }
    // Until is exclusive, and one more is read than put, for where to go on.
    List<ArchivedEvent> some =
        tx.archives()
            .list(replay.key(), replay.nextAt(), replay.nextNumber(), replay.until(), AT_ONCE + 1);
    List<Undelivered> lost = new ArrayList<>();
    some.stream().limit(AT_ONCE).forEach(one -> lost.addAll(again(tx, turn, replay, one)));
    if (some.size() > AT_ONCE) {
      put(tx, replay.at(some.getLast().at(), some.getLast().number()));
      tx.timers().set(new Timer(timer.id(), turn.now(), timer.owner()));
    } else {
      Instant last = some.isEmpty() ? replay.nextAt() : some.getLast().at();
      put(tx, replay.at(last, 0).became(Replay.State.COMPLETED, turn.now()));
    }
    return lost;
  }

  private List<Undelivered> again(Tx tx, Turn turn, Replay replay, ArchivedEvent kept) {
    ObjectNode event = Json.object();
    Json.parse(kept.event()).properties().forEach(one -> event.set(one.getKey(), one.getValue()));
    event.put(Replay.NAME, replay.name());
    return events.replay(tx, turn, replay.bus(), event, replay.rules());
  }

  /** Lets a replay put no more. */
  public Replay cancel(Tx tx, Home home, String name) {
    Replay replay = get(tx, home, name);
    if (!replay.isActive() || replay.state() == Replay.State.CANCELLING) {
      throw AwsException.of(
          "IllegalStatusException",
          "Replay " + name + " is not in a valid state for this operation.");
    }
    return put(tx, replay.became(Replay.State.CANCELLING, null));
  }

  public Replay get(Tx tx, Home home, String name) {
    JsonNode body = tx.resources().find(ResourceKind.REPLAY, key(home, name));
    if (body == null) {
      throw AwsException.of("ResourceNotFoundException", "Replay " + name + " does not exist.");
    }
    return Json.read(body, Replay.class);
  }

  /** Those of an account whose names begin so, by name. */
  public List<Replay> list(Tx tx, Home home, String prefix) {
    return tx
        .resources()
        .list(ResourceKind.REPLAY, key(home, prefix), null, Integer.MAX_VALUE)
        .stream()
        .map(row -> Json.read(row.body(), Replay.class))
        .filter(replay -> Home.of(replay.arn()).equals(home))
        .toList();
  }

  private static String key(Home home, String name) {
    return RuleBook.scope(home) + name;
  }

  private static Replay put(Tx tx, Replay replay) {
    tx.resources()
        .put(ResourceKind.REPLAY, key(Home.of(replay.arn()), replay.name()), Json.tree(replay));
    return replay;
  }
}
