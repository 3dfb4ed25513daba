package dev.holdpoint.core.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.ResourceKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class EventsTest {
  private final EventsFixture fixture = new EventsFixture();

  private static PutEntry shop(String detail) {
    return EventsFixture.entry("shop", detail);
  }

  @Test
  void matchingEventReachesItsTargetOnce() {
    fixture.pattern("r", "{\"source\":[\"shop\"]}");
    fixture.machine("r");
    PutResult result = fixture.put(shop("{\"total\":7}")).results().getFirst();
    String id = assertInstanceOf(PutResult.Accepted.class, result).eventId();
    Delivery delivery = fixture.started.getFirst();
    assertEquals(1, fixture.started.size());
    assertTrue(delivery.id().startsWith(id + "_"));
    assertTrue(delivery.id().length() <= 80);
    JsonNode expected =
        Json.parse(
            """
            {"version":"0","id":"%s","detail-type":"order","source":"shop",
             "account":"000000000000","time":"2026-11-23T10:00:00Z","region":"us-east-1",
             "resources":[],"detail":{"total":7}}
            """
                .formatted(id));
    assertEquals(expected, Json.parse(delivery.input()));
  }

  @Test
  void eventIsForwardedToAnotherBusAsItIs() {
    Target machine = EventsFixture.machineTarget(EventsFixture.MACHINE, null);
    Arn audit = fixture.bus("audit", "{\"source\":[\"shop\"]}", machine);
    fixture.pattern("r", "{\"source\":[\"shop\"]}");
    fixture.target("r", Target.of("bus", audit));
    fixture.put(shop("{\"total\":7}"));
    assertEquals(List.of(), fixture.started);
    fixture.payBuses();
    JsonNode event = Json.parse(fixture.started.getFirst().input());
    assertEquals(7, event.at("/detail/total").intValue());
    fixture.payBuses();
    assertEquals(1, fixture.started.size());
  }

  /** The sender's account stands in the event; the rules are those of the bus that was named. */
  @Test
  void busOfAnotherAccountIsNamedByItsArn() {
    Home other = new Home("111122223333", "eu-west-1");
    Turn there = fixture.turn().in(other);
    RuleSettings settings = new RuleSettings("{\"source\":[\"shop\"]}", null, null, null);
    RuleRequest rule = new RuleRequest("r", null, RuleState.ENABLED, settings, Map.of());
    Target machine = EventsFixture.machineTarget(EventsFixture.MACHINE, null);
    fixture.run(tx -> {
      fixture.rules.put(tx, there, rule);
      fixture.rules.putTargets(tx, there, "r", null, List.of(machine));
    });
    fixture.put(shop("{}"));
    assertEquals(List.of(), fixture.started);
    String bus = other.arn("events", "event-bus/default").value();
    fixture.put(new PutEntry("shop", "order", "{}", bus, null, List.of()));
    JsonNode event = Json.parse(fixture.started.getFirst().input());
    assertEquals("000000000000", event.path("account").asString());
  }

  @Test
  void forwardedEventGoesToNoThirdBus() {
    Target machine = EventsFixture.machineTarget(EventsFixture.MACHINE, null);
    Arn third = fixture.bus("third", "{\"source\":[\"shop\"]}", machine);
    Arn second = fixture.bus("second", "{\"source\":[\"shop\"]}", Target.of("third", third));
    fixture.pattern("r", "{\"source\":[\"shop\"]}");
    fixture.target("r", Target.of("second", second));
    fixture.put(shop("{}"));
    fixture.payBuses();
    fixture.payBuses();
    assertEquals(List.of(), fixture.started);
  }

  @Test
  void onlyEnabledRulesOfTheBusThatMatchAreTold() {
    fixture.pattern("other", "{\"source\":[\"elsewhere\"]}");
    fixture.machine("other");
    fixture.pattern("off", "{\"source\":[\"shop\"]}");
    fixture.machine("off");
    fixture.run(tx -> fixture.rules.change(tx, fixture.turn(), "off", null, RuleState.DISABLED));
    fixture.put(shop("{}"));
    assertEquals(List.of(), fixture.started);
    fixture.run(tx -> fixture.rules.change(tx, fixture.turn(), "off", null, RuleState.ENABLED));
    fixture.put(shop("{}"));
    assertEquals(1, fixture.started.size());
  }

  @Test
  void changeThatIsRolledBackChangesNothing() {
    fixture.pattern("r", "{\"source\":[\"elsewhere\"]}");
    fixture.machine("r");
    fixture.put(shop("{}"));
    assertThrows(
        ArithmeticException.class,
        () ->
            fixture.run(tx -> {
              RuleSettings shops = new RuleSettings("{\"source\":[\"shop\"]}", null, null, null);
              RuleRequest wanted = new RuleRequest("r", null, RuleState.ENABLED, shops, Map.of());
              fixture.rules.put(tx, fixture.turn(), wanted);
              fixture.events.put(tx, fixture.turn(), List.of(shop("{}")));
              throw new ArithmeticException("taken back");
            }));
    assertEquals(1, fixture.started.size());
    fixture.put(shop("{}"));
    assertEquals(1, fixture.started.size());
    fixture.pattern("r", "{\"source\":[\"shop\"]}");
    fixture.put(shop("{}"));
    assertEquals(2, fixture.started.size());
  }

  @Test
  void anotherNodesChangeCountsAtOnce() {
    fixture.pattern("r", "{\"source\":[\"shop\"]}");
    fixture.machine("r");
    Events other = new Events(fixture.buses, fixture.targets);
    fixture.ask(tx -> other.put(tx, fixture.turn(), List.of(shop("{}"))));
    assertEquals(1, fixture.started.size());
    fixture.run(tx -> fixture.rules.change(tx, fixture.turn(), "r", null, RuleState.DISABLED));
    fixture.ask(tx -> other.put(tx, fixture.turn(), List.of(shop("{}"))));
    assertEquals(1, fixture.started.size());
  }

  @Test
  void rulesWhoseChangesWereNeverNotedAreReadAnew() {
    fixture.pattern("r", "{\"source\":[\"shop\"]}");
    fixture.machine("r");
    fixture.run(tx -> tx.resources().delete(ResourceKind.RULES_CHANGE, "default/"));
    fixture.put(shop("{}"));
    fixture.put(shop("{}"));
    assertEquals(2, fixture.started.size());
    fixture.run(tx -> fixture.rules.removeTargets(tx, Home.DEFAULT, "r", null, Set.of("m")));
    fixture.put(shop("{}"));
    assertEquals(2, fixture.started.size());
  }

  @Test
  void targetsOfOneEventHaveDifferentDeliveries() {
    fixture.pattern("a", "{\"source\":[\"shop\"]}");
    fixture.machine("a");
    fixture.pattern("b", "{\"source\":[\"shop\"]}");
    fixture.machine("b");
    fixture.put(shop("{}"));
    assertNotEquals(fixture.started.get(0).id(), fixture.started.get(1).id());
  }

  @Test
  void badEntryLeavesTheOthersAlone() {
    List<PutResult> results =
        fixture
            .put(
                shop("\"text\""),
                shop("not json"),
                new PutEntry(null, "t", "{}", null, null, List.of()),
                new PutEntry("s", null, "{}", null, null, List.of()),
                new PutEntry("s", "t", null, null, null, List.of()),
                EventsFixture.entry("aws.ec2", "{}"),
                shop("{}"))
            .results();
    PutResult malformed = new PutResult.Refused("MalformedDetail", "Detail is malformed.");
    assertEquals(List.of(malformed, malformed), results.subList(0, 2));
    assertEquals(
        new PutResult.Refused(
            "InvalidArgument",
            "Parameter Source is not valid. Reason: Source is a required argument."),
        results.get(2));
    assertEquals(
        List.of("InvalidArgument", "InvalidArgument", "NotAuthorizedForSource"),
        results.subList(3, 6).stream().map(r -> ((PutResult.Refused) r).code()).toList());
    assertInstanceOf(PutResult.Accepted.class, results.get(6));
  }

  @Test
  void callHasLimits() {
    PutEntry[] eleven = Collections.nCopies(11, shop("{}")).toArray(PutEntry[]::new);
    assertThrows(AwsException.class, () -> fixture.put(eleven));
    assertThrows(AwsException.class, fixture::put);
    PutEntry large = shop("{\"a\":\"" + "x".repeat(262_144) + "\"}");
    assertEquals(
        "Total size of the entries in the request is over the limit.",
        assertThrows(AwsException.class, () -> fixture.put(large)).getMessage());
  }

  @Test
  void unknownBusStillYieldsAnId() {
    PutEntry entry = new PutEntry("shop", "order", "{}", "nowhere", null, List.of());
    assertInstanceOf(PutResult.Accepted.class, fixture.put(entry).results().getFirst());
  }

  @Test
  void queueAndFunctionAreToldInTheTransaction() {
    Queue queue = fixture.queue("q");
    fixture.pattern("r", "{\"source\":[\"shop\"]}");
    fixture.target("r", Target.of("q", queue.arn()));
    fixture.target("r", Target.of("f", EventsFixture.FUNCTION));
    fixture.put(shop("{\"n\":1}"));
    Received message = fixture.receive(queue).getFirst();
    JsonNode event = Json.parse(message.body());
    assertEquals(1, event.at("/detail/n").asInt());
    fixture.run(tx -> {
      var owed = tx.outbox().claim(EventsFixture.FAR, EventsFixture.FAR, 10);
      assertEquals(List.of(OutboxKind.INVOKE), owed.stream().map(e -> e.kind()).toList());
      JsonNode body = Json.parse(owed.getFirst().body());
      assertEquals(EventsFixture.FUNCTION.value(), body.get("function").asString());
      assertEquals(event, Json.parse(body.get("payload").asString()));
      assertTrue(body.get("requestId").asString().length() > 0);
    });
  }

  @Test
  void whatCannotBeDeliveredGoesToTheDeadLetterQueue() {
    Queue queue = fixture.queue("dead");
    fixture.pattern("r", "{\"source\":[\"shop\"]}");
    fixture.target("r", EventsFixture.machineTarget(EventsFixture.BROKEN, queue.arn()));
    List<Undelivered> undelivered = fixture.put(shop("{}")).undelivered();
    assertEquals("StateMachineDoesNotExist", undelivered.getFirst().code());
    Received letter = fixture.receive(queue).getFirst();
    assertEquals("shop", Json.parse(letter.body()).get("source").asString());
  }

  @Test
  void patternsCanBeTried() {
    String event =
        "{\"id\":\"1\",\"account\":\"1\",\"source\":\"shop\",\"time\":\"2026-11-23T10:00:00Z\","
            + "\"region\":\"r\",\"resources\":[],\"detail-type\":\"t\"}";
    assertTrue(fixture.events.test("{\"source\":[\"shop\"]}", event));
    assertFalse(fixture.events.test("{\"source\":[\"x\"]}", event));
    Stream.of("{}", "nothing", "[]")
        .forEach(bad ->
            assertThrows(
                AwsException.class, () -> fixture.events.test("{\"source\":[\"shop\"]}", bad)));
  }
}
