package dev.holdpoint.core.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.events.input.InputTransformer;
import dev.holdpoint.core.events.input.TargetInput;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.logs.OwedLogEvent;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.store.OutboxKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogGroupTargetTest {
  private static final String PATTERN = "{\"source\":[\"shop\"]}";

  private final EventsFixture fixture = new EventsFixture();
  private final Arn group = LogGroups.arn(Home.DEFAULT, "/aws/events/shop");

  private List<OwedLogEvent> owed(TargetInput input, @Nullable Arn grave) {
    fixture.pattern("r", PATTERN);
    Arn arn = new Arn(group.value() + ":*");
    fixture.target("r", new Target("t", arn, null, input, null, grave, null, null));
    fixture.put(EventsFixture.entry("shop", "{\"total\":7}"));
    return fixture.ask(tx ->
        tx.outbox().claim(fixture.now, EventsFixture.FAR, 100).stream()
            .filter(entry -> entry.kind() == OutboxKind.LOG)
            .map(OwedLogEvent::of)
            .toList());
  }

  private void make() {
    fixture.run(tx -> new LogGroups().create(tx, group, fixture.now, null, Map.of()));
  }

  private static TargetInput made(String template) {
    Map<String, String> paths = Map.of("total", "$.detail.total", "time", "$.time");
    return new TargetInput(null, null, new InputTransformer(paths, template));
  }

  @Test
  void theEventItselfIsTheMessageAtItsOwnTime() {
    make();
    OwedLogEvent owed = owed(TargetInput.WHOLE_EVENT, null).getFirst();
    assertEquals(group, owed.group());
    assertEquals(7, Json.parse(owed.message()).at("/detail/total").asInt());
    assertEquals(fixture.now.toEpochMilli(), owed.timestamp());
  }

  @Test
  void aTemplateSaysWhatIsLoggedAndWhen() {
    make();
    OwedLogEvent owed =
        owed(made("{\"timestamp\": \"2026-01-02T03:04:05Z\", \"message\": \"sold <total>\"}"), null)
            .getFirst();
    assertEquals("sold 7", owed.message());
    assertEquals(Instant.parse("2026-01-02T03:04:05Z").toEpochMilli(), owed.timestamp());
  }

  @Test
  void aMessageMayBeAnObjectAndATimeMilliseconds() {
    make();
    OwedLogEvent owed =
        owed(made("{\"timestamp\": 1700000000000, \"message\": {\"n\": <total>}}"), null)
            .getFirst();
    assertEquals("{\"n\":7}", owed.message());
    assertEquals(1_700_000_000_000L, owed.timestamp());
  }

  @Test
  void whatIsNoLogEventAndAGroupThatIsNotThereAreDeadLetters() {
    Queue grave = fixture.queue("grave");
    assertTrue(owed(TargetInput.WHOLE_EVENT, grave.arn()).isEmpty());
    make();
    assertTrue(owed(made("{\"total\": <total>}"), grave.arn()).isEmpty());
    assertEquals(2, fixture.receive(grave).size());
  }
}
