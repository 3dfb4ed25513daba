package dev.holdpoint.core.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.store.Timer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Events are kept, and put again. */
class ArchivesTest {
  private static final Arn BUS = Home.DEFAULT.arn("events", "event-bus/default");

  private final EventsFixture fixture = new EventsFixture();
  private final Replays replays = new Replays(fixture.archives, fixture.events);

  private Archive archive(int days) {
    return fixture.ask(tx ->
        fixture.archives.create(
            tx, fixture.turn(), "a", BUS, null, "{\"source\":[\"shop\"]}", days));
  }

  private void put(int count) {
    for (int i = 0; i < count; i++) {
      fixture.put(EventsFixture.entry("shop", "{\"n\":" + i + "}"));
    }
  }

  private long kept(Archive archive) {
    return fixture.ask(tx -> fixture.archives.sum(tx, archive).events());
  }

  private Replay replay(Archive archive, List<String> rules) {
    Replays.Wish wish =
        new Replays.Wish(
            "again",
            null,
            archive.arn(),
            BUS,
            rules,
            fixture.now.minusSeconds(60),
            fixture.now.plusSeconds(60));
    return fixture.ask(tx -> replays.start(tx, fixture.turn(), wish));
  }

  private Replay carryOn(Replay replay) {
    Timer timer = new Timer(replay.timer(), fixture.now, Replays.OWNER_PREFIX + "again");
    fixture.run(tx -> replays.fire(tx, fixture.turn(), timer));
    return fixture.ask(tx -> replays.get(tx, Home.DEFAULT, "again"));
  }

  @Test
  void whatMatchesIsKeptAndPutAgainATurnAtATime() {
    Archive archive = archive(0);
    fixture.pattern("r", "{\"source\":[\"shop\"]}");
    fixture.machine("r");
    put(25);
    fixture.put(EventsFixture.entry("other", "{}"));
    assertEquals(25, kept(archive));
    Replay replay = replay(archive, List.of());
    replay = carryOn(replay);
    assertEquals(35, fixture.started.size());
    assertEquals(Replay.State.RUNNING, replay.state());
    carryOn(replay);
    assertEquals(Replay.State.COMPLETED, carryOn(replay).state());
    carryOn(replay);
    assertEquals(50, fixture.started.size());
    assertTrue(fixture.started.getLast().input().contains("\"replay-name\":\"again\""));
    // Each started something of its own, and nothing replayed is kept once more.
    assertEquals(50, fixture.started.stream().map(Delivery::id).collect(Collectors.toSet()).size());
    assertEquals(25, kept(archive));
  }

  @Test
  void onlyTheChosenRulesHearOfIt() {
    Archive archive = archive(0);
    fixture.pattern("r", "{\"source\":[\"shop\"]}");
    fixture.machine("r");
    put(1);
    carryOn(replay(archive, List.of(Home.DEFAULT.arn("events", "rule/other").value())));
    assertEquals(1, fixture.started.size());
  }

  @Test
  void eventsGoWhenTheirTimeIsOverOrTheirArchiveIsGone() {
    Archive archive = archive(2);
    put(3);
    fixture.now = fixture.now.plus(Duration.ofDays(1));
    put(2);
    assertEquals(0, tidied());
    fixture.now = fixture.now.plus(Duration.ofDays(1).plusSeconds(1));
    assertEquals(3, tidied());
    assertEquals(2, kept(archive));
    fixture.run(tx -> fixture.archives.delete(tx, Home.DEFAULT, "a"));
    put(1);
    assertEquals(2, tidied());
  }

  private int tidied() {
    Archives.Tidied done = fixture.ask(tx -> Archives.tidy(tx, fixture.now, "", 100));
    return done == null ? 0 : done.events();
  }

  @Test
  void anArchivesRuleIsNobodyElsesToChange() {
    archive(0);
    AwsException refused =
        assertThrows(
            AwsException.class,
            () ->
                fixture.run(
                    tx -> fixture.rules.delete(tx, Home.DEFAULT, "Events-Archive-a", null)));
    assertEquals("ManagedRuleException", refused.code());
  }
}
