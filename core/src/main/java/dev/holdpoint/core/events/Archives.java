package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ArchiveStore;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Archives. Each has a rule of its own on its bus, as on AWS, so an event is kept in the
 * transaction that puts it.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-archive.html">AWS:
 *     archiving and replaying events</a>
 */
public final class Archives {
  private static final int MOST = 100;
  private static final int LONGEST_DESCRIPTION = 512;
  private static final Pattern NAME = Pattern.compile("[.\\-_A-Za-z0-9]{1,48}");

  private final Buses buses;

  public Archives(Buses buses) {
    this.buses = buses;
  }

  public Archive create(
      Tx tx,
      Turn turn,
      String name,
      Arn source,
      @Nullable String description,
      @Nullable String pattern,
      int days) {
    if (!NAME.matcher(name).matches()) {
      throw EventsError.constraint(
          name,
          "archiveName",
          "Member must satisfy regular expression pattern: [\\.\\-_A-Za-z0-9]+");
    }
    if (!Home.of(source).equals(turn.home()) || !source.resource().startsWith("event-bus/")) {
      throw EventsError.invalid("EventSourceArn", "It must name an event bus of this account.");
    }
    EventBus bus = buses.get(tx, turn.home(), source.value());
    if (find(tx, turn.home(), name) != null) {
      throw AwsException.of(
          "ResourceAlreadyExistsException", "Archive " + name + " already exists.");
    }
    if (list(tx, turn.home(), "").size() >= MOST
        || RuleBook.list(tx, turn.home(), bus.name(), "").size() >= RuleBook.MAX_RULES_PER_BUS) {
      throw EventsError.tooMany();
    }
    Arn arn = turn.home().arn("events", "archive/" + name);
    return keep(
        tx,
        bus,
        new Archive(
            name, arn, turn.ids().uuid(), bus.arn(), description, pattern, days, turn.now()));
  }

  /** Changes what is given. */
  public Archive update(
      Tx tx,
      Turn turn,
      String name,
      @Nullable String description,
      @Nullable String pattern,
      @Nullable Integer days) {
    Archive there = get(tx, turn.home(), name);
    EventBus bus = buses.get(tx, turn.home(), there.bus().value());
    return keep(tx, bus, there.with(description, pattern, days));
  }

  private static Archive keep(Tx tx, EventBus bus, Archive archive) {
    String description = archive.description();
    if (description != null && description.length() > LONGEST_DESCRIPTION) {
      throw EventsError.constraint(
          description,
          "description",
          "Member must have length less than or equal to " + LONGEST_DESCRIPTION);
    }
    if (archive.retentionDays() < 0) {
      throw EventsError.constraint(
          archive.retentionDays(),
          "retentionDays",
          "Member must have value greater than or equal to 0");
    }
    Home home = Home.of(archive.arn());
    tx.resources()
        .put(ResourceKind.ARCHIVE, RuleBook.scope(home) + archive.name(), Json.tree(archive));
    RuleBook.put(tx, rule(home, bus, archive));
    return archive;
  }

  private static Rule rule(Home home, EventBus bus, Archive archive) {
    String name = archive.ruleName();
    String path = bus.name().equals(EventBus.DEFAULT) ? name : bus.name() + "/" + name;
    return new Rule(
        name,
        bus.name(),
        home.arn("events", "rule/" + path),
        RuleState.ENABLED,
        new RuleSettings(unreplayed(archive.pattern()), null, null, null),
        0,
        List.of(Target.of(archive.name(), archive.arn())),
        Map.of());
  }

  /** What was replayed is not kept once more. */
  private static String unreplayed(@Nullable String pattern) {
    ObjectNode all = Json.object();
    if (pattern != null) {
      EventPatterns.compile(pattern);
      Json.parse(pattern).properties().forEach(one -> all.set(one.getKey(), one.getValue()));
    }
    all.putArray(Replay.NAME).addObject().put("exists", false);
    String text = Json.write(all);
    EventPatterns.compile(text);
    return text;
  }

  /** Takes an archive away; its events go in time. */
  public void delete(Tx tx, Home home, String name) {
    Archive archive = get(tx, home, name);
    tx.resources().delete(ResourceKind.ARCHIVE, RuleBook.scope(home) + name);
    Rule rule =
        RuleBook.find(
            tx, RuleBook.key(home, Buses.name(archive.bus().value()), archive.ruleName()));
    if (rule != null) {
      RuleBook.delete(tx, rule);
    }
  }

  public Archive get(Tx tx, Home home, String name) {
    Archive archive = find(tx, home, name);
    if (archive == null) {
      throw AwsException.of("ResourceNotFoundException", "Archive " + name + " does not exist.");
    }
    return archive;
  }

  public @Nullable Archive find(Tx tx, Home home, String name) {
    JsonNode body = tx.resources().find(ResourceKind.ARCHIVE, RuleBook.scope(home) + name);
    return body == null ? null : Json.read(body, Archive.class);
  }

  /** Those of an account whose names begin so, by name. */
  public List<Archive> list(Tx tx, Home home, String prefix) {
    return tx
        .resources()
        .list(ResourceKind.ARCHIVE, RuleBook.scope(home) + prefix, null, Integer.MAX_VALUE)
        .stream()
        .map(row -> Json.read(row.body(), Archive.class))
        .filter(archive -> Home.of(archive.arn()).equals(home))
        .toList();
  }

  /** What it keeps now. */
  public ArchiveStore.Sum sum(Tx tx, Archive archive) {
    return tx.archives().sum(archive.key());
  }

  /**
   * Takes some events away that are kept for long enough, or whose archive is gone.
   *
   * @param after the archive's key that was looked at last, or an empty text
   * @return the key that was looked at, and how many went; null where there are no more
   */
  public static @Nullable Tidied tidy(Tx tx, Instant now, String after, int most) {
    String key = tx.archives().next(after);
    if (key == null) {
      return null;
    }
    Archive archive =
        tx.resources().list(ResourceKind.ARCHIVE, "", null, Integer.MAX_VALUE).stream()
            .map(row -> Json.read(row.body(), Archive.class))
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElse(null);
    if (archive != null && archive.retentionDays() == 0) {
      return new Tidied(key, 0);
    }
    Instant before =
        archive == null
            ? now.plus(Duration.ofDays(365_000))
            : now.minus(Duration.ofDays(archive.retentionDays()));
    return new Tidied(key, tx.archives().delete(key, before, most));
  }

  /** What one unit of work took away. */
  public record Tidied(String key, int events) {}
}
