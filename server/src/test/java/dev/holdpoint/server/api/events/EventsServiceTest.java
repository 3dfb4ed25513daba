package dev.holdpoint.server.api.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.Rules;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.events.Targets;
import dev.holdpoint.core.events.connection.Connections;
import dev.holdpoint.core.events.destination.ApiDestinations;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.http.HttpListener;
import dev.holdpoint.server.http.HttpSettings;
import dev.holdpoint.server.wire.AwsDoor;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.PolicyLengthExceededException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutPermissionRequest;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Tag;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Through AWS's own client, over HTTP. */
final class EventsServiceTest {
  private static final String MACHINE = "arn:aws:states:us-east-1:000000000000:stateMachine:orders";
  private static final String PATTERN = "{\"source\":[\"shop\"]}";

  private final Store store = new InMemoryStore();
  private final List<Delivery> delivered = new CopyOnWriteArrayList<>();
  private final HttpListener listener =
      new HttpListener(
          HttpSettings.loopback(0, 1_000_000),
          List.of(new AwsDoor(List.of(EventsService.on(desk())))));
  private EventBridgeClient client;

  private EventsDesk desk() {
    Targets targets =
        new Targets(
            Map.of(TargetKind.STATE_MACHINE, (tx, turn, delivery) -> delivered.add(delivery)));
    Buses buses = new Buses();
    InstantSource clock = InstantSource.system();
    Turns turns = new Turns(clock, new SystemIds(clock), Limits.aws(), Home.DEFAULT);
    return new EventsDesk(
        store,
        turns,
        buses,
        new Rules(buses, targets),
        new Events(buses, targets),
        new Connections(),
        new ApiDestinations(new Connections()));
  }

  @BeforeEach
  void connect() {
    listener.start();
    client =
        EventBridgeClient.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + listener.port()))
            .region(Region.US_EAST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterEach
  void close() {
    client.close();
    listener.close();
    store.close();
  }

  private void rule(String name) {
    client.putRule(rule -> rule.name(name).eventPattern(PATTERN));
  }

  private void machine(String rule) {
    client.putTargets(request ->
        request
            .rule(rule)
            .targets(
                Target.builder()
                    .id("m")
                    .arn(MACHINE)
                    .roleArn("arn:aws:iam::000000000000:role/r")
                    .inputTransformer(t ->
                        t.inputPathsMap(Map.of("n", "$.detail.n")).inputTemplate("{\"n\": <n>}"))
                    .retryPolicy(p -> p.maximumRetryAttempts(2))
                    .build()));
  }

  private static PutEventsRequestEntry order(String detail) {
    return PutEventsRequestEntry.builder()
        .source("shop")
        .detailType("order")
        .detail(detail)
        .build();
  }

  @Test
  void eventReachesItsTarget() {
    rule("r");
    machine("r");
    PutEventsResponse response =
        client.putEvents(request -> request.entries(order("{\"n\":7}"), order("7")));
    assertEquals(1, response.failedEntryCount());
    assertNotNull(response.entries().get(0).eventId());
    assertEquals("MalformedDetail", response.entries().get(1).errorCode());
    assertEquals(List.of("{\"n\": 7}"), delivered.stream().map(Delivery::input).toList());
  }

  @Test
  void ruleGoesThroughItsLife() {
    String arn =
        client
            .putRule(r -> r.name("r").scheduleExpression("rate(10 minutes)").description("d"))
            .ruleArn();
    assertEquals("arn:aws:events:us-east-1:000000000000:rule/r", arn);
    client.disableRule(r -> r.name("r"));
    DescribeRuleResponse rule = client.describeRule(r -> r.name("r"));
    assertEquals(RuleState.DISABLED, rule.state());
    assertEquals("rate(10 minutes)", rule.scheduleExpression());
    assertNull(rule.eventPattern());
    client.enableRule(r -> r.name("r"));
    assertEquals(RuleState.ENABLED, client.describeRule(r -> r.name("r")).state());
    client.deleteRule(r -> r.name("r"));
    assertThrows(ResourceNotFoundException.class, () -> client.describeRule(r -> r.name("r")));
  }

  @Test
  void targetsComeBackAsTheyWerePut() {
    rule("r");
    machine("r");
    Target target = client.listTargetsByRule(r -> r.rule("r")).targets().getFirst();
    assertEquals("{\"n\": <n>}", target.inputTransformer().inputTemplate());
    assertEquals(2, target.retryPolicy().maximumRetryAttempts());
    assertNull(target.sqsParameters());
    assertEquals(List.of("r"), client.listRuleNamesByTarget(r -> r.targetArn(MACHINE)).ruleNames());
    EventBridgeException refused =
        assertThrows(EventBridgeException.class, () -> client.deleteRule(r -> r.name("r")));
    assertEquals("ValidationException", refused.awsErrorDetails().errorCode());
    assertEquals(
        "Rule can't be deleted since it has targets.", refused.awsErrorDetails().errorMessage());
    assertEquals(1, client.removeTargets(r -> r.rule("r").ids("m", "x")).failedEntryCount());
    client.deleteRule(r -> r.name("r"));
  }

  @Test
  void rulesAreListedInPages() {
    List.of("a1", "a2", "a3", "b").forEach(this::rule);
    ListRulesResponse first = client.listRules(r -> r.namePrefix("a").limit(2));
    ListRulesResponse second =
        client.listRules(r -> r.namePrefix("a").limit(2).nextToken(first.nextToken()));
    assertEquals(List.of("a1", "a2"), first.rules().stream().map(Rule::name).toList());
    assertEquals(List.of("a3"), second.rules().stream().map(Rule::name).toList());
    assertNull(second.nextToken());
  }

  @Test
  void patternsCanBeTried() {
    String event =
        "{\"id\":\"1\",\"account\":\"1\",\"source\":\"shop\",\"time\":\"2026-11-23T10:00:00Z\","
            + "\"region\":\"r\",\"resources\":[],\"detail-type\":\"t\"}";
    assertTrue(client.testEventPattern(t -> t.eventPattern(PATTERN).event(event)).result());
    assertThrows(
        InvalidEventPatternException.class,
        () -> client.testEventPattern(t -> t.eventPattern("{\"source\":[]}").event(event)));
  }

  @Test
  void busesComeAndGo() {
    client.createEventBus(bus -> bus.name("mine").description("ours"));
    assertEquals("ours", client.describeEventBus(bus -> bus.name("mine")).description());
    assertEquals(
        List.of("default", "mine"),
        client.listEventBuses(l -> l.limit(10)).eventBuses().stream()
            .map(bus -> bus.name())
            .toList());
    client.putRule(r -> r.name("r").eventBusName("mine").eventPattern(PATTERN));
    client.deleteRule(r -> r.name("r").eventBusName("mine"));
    client.deleteEventBus(bus -> bus.name("mine"));
    assertThrows(
        ResourceNotFoundException.class, () -> client.describeEventBus(bus -> bus.name("mine")));
  }

  @Test
  void aBusIsChanged() {
    String dead = "arn:aws:sqs:us-east-1:000000000000:dead";
    client.createEventBus(b -> b.name("b").description("old").deadLetterConfig(d -> d.arn(dead)));
    assertEquals(dead, client.describeEventBus(b -> b.name("b")).deadLetterConfig().arn());
    client.updateEventBus(b -> b.name("b").description("new").logConfig(l -> l.level("ERROR")));
    DescribeEventBusResponse bus = client.describeEventBus(b -> b.name("b"));
    assertEquals("new", bus.description());
    assertNull(bus.deadLetterConfig());
    assertEquals("ERROR", bus.logConfig().levelAsString());
    client.updateEventBus(b -> b.name("default").description("first"));
    assertEquals("first", client.describeEventBus(b -> {}).description());
    assertEquals(2, client.listEventBuses(l -> {}).eventBuses().size());
    assertThrows(ResourceNotFoundException.class, () -> client.updateEventBus(b -> b.name("no")));
  }

  @Test
  void othersArePermitted() {
    client.putPermission(
        p -> p.statementId("s").principal("111122223333").action("events:PutEvents"));
    client.putPermission(p -> p.statementId("s").principal("*").action("events:PutEvents"));
    String policy = client.describeEventBus(b -> {}).policy();
    assertEquals(
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"s\",\"Effect\":\"Allow\","
            + "\"Principal\":\"*\",\"Action\":\"events:PutEvents\","
            + "\"Resource\":\"arn:aws:events:us-east-1:000000000000:event-bus/default\"}]}",
        policy);
    assertEquals(policy, client.listEventBuses(l -> {}).eventBuses().getFirst().policy());
    client.putPermission(p -> p.policy(policy.replace("\"s\"", "\"t\"")));
    ResourceNotFoundException none =
        assertThrows(
            ResourceNotFoundException.class,
            () -> client.removePermission(r -> r.statementId("s")));
    assertEquals(
        "Statement with the provided id does not exist.", none.awsErrorDetails().errorMessage());
    client.removePermission(r -> r.statementId("t"));
    assertNull(client.describeEventBus(b -> {}).policy());
    none =
        assertThrows(
            ResourceNotFoundException.class,
            () -> client.removePermission(r -> r.statementId("t")));
    assertEquals("EventBus does not have a policy.", none.awsErrorDetails().errorMessage());
  }

  @Test
  void aPermissionThatSaysNothingIsRefused() {
    for (Consumer<PutPermissionRequest.Builder> odd :
        List.<Consumer<PutPermissionRequest.Builder>>of(
            p -> p.policy("{"),
            p -> p.policy("[]"),
            p -> p.policy("{\"Statement\":[]}"),
            p -> p.statementId("s").principal("*"),
            p -> p.statementId("s").principal("12").action("events:PutEvents"),
            p -> p.statementId("s").principal("*").action("events:PutRule"),
            p ->
                p.statementId("s")
                    .principal("*")
                    .action("events:PutEvents")
                    .condition(c -> c.type("StringLike").key("k").value("v")))) {
      EventBridgeException refused =
          assertThrows(EventBridgeException.class, () -> client.putPermission(odd));
      assertEquals("ValidationException", refused.awsErrorDetails().errorCode());
    }
    assertThrows(
        PolicyLengthExceededException.class,
        () ->
            client.putPermission(
                p -> p.policy("{\"Statement\":[\"" + "a".repeat(11_000) + "\"]}")));
  }

  @Test
  void rulesAndBusesHaveTags() {
    String bus = client.createEventBus(b -> b.name("b").tags(tag("a", "1"))).eventBusArn();
    String rule =
        client
            .putRule(r -> r.name("r").eventBusName("b").eventPattern(PATTERN).tags(tag("a", "1")))
            .ruleArn();
    for (String arn : List.of(bus, rule)) {
      client.tagResource(t -> t.resourceARN(arn).tags(tag("b", "2"), tag("a", "3")));
      client.untagResource(u -> u.resourceARN(arn).tagKeys("b", "other"));
      assertEquals(
          List.of(tag("a", "3")), client.listTagsForResource(l -> l.resourceARN(arn)).tags());
    }
    assertThrows(
        ResourceNotFoundException.class,
        () -> client.listTagsForResource(l -> l.resourceARN(rule + "x")));
    for (String odd : List.of("x", MACHINE, bus.replace("event-bus/", "archive/"))) {
      assertThrows(
          EventBridgeException.class, () -> client.listTagsForResource(l -> l.resourceARN(odd)));
    }
    List<Tag> many = IntStream.range(0, 51).mapToObj(n -> tag("k" + n, "v")).toList();
    assertThrows(
        EventBridgeException.class, () -> client.tagResource(t -> t.resourceARN(bus).tags(many)));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  @Test
  void whatIsNotThereIsRefusedByName() {
    EventBridgeException refused =
        assertThrows(
            EventBridgeException.class,
            () -> client.createEventBus(bus -> bus.name("b").kmsKeyIdentifier("k")));
    assertTrue(refused.awsErrorDetails().errorMessage().contains("KmsKeyIdentifier"));
  }
}
