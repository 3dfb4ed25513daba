package dev.holdpoint.server.calls.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.PutEntry;
import dev.holdpoint.core.events.RuleRequest;
import dev.holdpoint.core.events.RuleSettings;
import dev.holdpoint.core.events.RuleState;
import dev.holdpoint.core.events.Rules;
import dev.holdpoint.core.events.Target;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.events.Targets;
import dev.holdpoint.core.events.connection.ConnectionWish;
import dev.holdpoint.core.events.connection.Connections;
import dev.holdpoint.core.events.destination.ApiDestination;
import dev.holdpoint.core.events.destination.ApiDestinations;
import dev.holdpoint.core.events.destination.DestinationWish;
import dev.holdpoint.core.events.input.HttpValues;
import dev.holdpoint.core.events.input.TargetInput;
import dev.holdpoint.core.events.targets.ApiTarget;
import dev.holdpoint.core.events.targets.DestinationTarget;
import dev.holdpoint.core.events.targets.QueueTarget;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.ReceiveRequest;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.server.work.OutboxHandler;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** From an event to somebody else's server, which is a real one of the JDK's. */
final class DestinationCallTest {
  private static final RequestSigner SIGNER =
      new SigV4Signer(
          () -> StaticCredentialsProvider.create(AwsBasicCredentials.create("AKID", "secret")));

  private final InMemoryStore store = new InMemoryStore();
  private String here = "http://127.0.0.1:1";
  private Instant now = Instant.parse("2026-11-29T10:00:00Z");
  private final Turns turns =
      new Turns(() -> now, new SystemIds(InstantSource.system()), Limits.aws(), Home.DEFAULT);
  private final Queues queues = new Queues(_ -> {});
  private final Connections connections = new Connections();
  private final ApiDestinations destinations = new ApiDestinations(connections);
  private final Targets targets =
      new Targets(
          Map.of(
              TargetKind.DESTINATION, new DestinationTarget(destinations),
              TargetKind.API, new ApiTarget(),
              TargetKind.QUEUE, new QueueTarget(queues)));
  private final Buses buses = new Buses();
  private final Rules rules = new Rules(buses, targets);
  private final Events events = new Events(buses, targets);
  private final HttpCaller http =
      new HttpCaller(new AllowedTargets(Set.of()), Duration.ofSeconds(2));
  private final DestinationCall call =
      new DestinationCall(
          store,
          turns,
          destinations,
          connections,
          targets,
          http,
          new OAuthTokens(http, () -> now),
          new ApiReach(store, http, () -> URI.create(here), SIGNER, SIGNER));

  @AfterEach
  void close() {
    http.close();
    store.close();
  }

  /** A rule for every event of the shop, that tells a destination. */
  private Queue rule(String endpoint, int rate, Target.Retries retries) {
    return store.write(tx -> {
      String connection =
          connections
              .create(
                  tx,
                  turns.now(),
                  "c",
                  new ConnectionWish(
                      null,
                      "API_KEY",
                      Json.parse(
                          """
                          {"ApiKeyAuthParameters": {"ApiKeyName": "x-key", "ApiKeyValue": "hush"},
                           "InvocationHttpParameters":
                             {"BodyParameters": [{"Key": "from", "Value": "us"}]}}
                          """)))
              .arn()
              .value();
      ApiDestination made =
          destinations.create(
              tx, turns.now(), "d", new DestinationWish(null, connection, endpoint, "POST", rate));
      Queue dead = queues.create(tx, turns.now(), "dead", Map.of(), Map.of());
      RuleSettings settings = new RuleSettings("{\"source\":[\"shop\"]}", null, null, null);
      rules.put(tx, turns.now(), new RuleRequest("r", null, RuleState.ENABLED, settings, Map.of()));
      HttpValues values =
          new HttpValues(List.of("$.detail.id"), Map.of("x-source", "$.source"), Map.of("v", "1"));
      TargetInput input = new TargetInput(null, "$.detail", null);
      rules.putTargets(
          tx,
          turns.now(),
          "r",
          null,
          List.of(new Target("t", made.arn(), null, input, null, dead.arn(), retries, values)));
      return dead;
    });
  }

  /** The same for a REST API that lives here. */
  private Queue apiRule(String path, HttpValues values) {
    return store.write(tx -> {
      Api api = new Apis().create(tx, turns.now(), ApiKind.REST, "bills", List.of(), List.of());
      Arn arn = Arn.of("arn:aws:execute-api:eu-west-1:000000000000:" + api.id() + path);
      Queue dead = queues.create(tx, turns.now(), "dead", Map.of(), Map.of());
      RuleSettings settings = new RuleSettings("{\"source\":[\"shop\"]}", null, null, null);
      rules.put(tx, turns.now(), new RuleRequest("r", null, RuleState.ENABLED, settings, Map.of()));
      TargetInput input = new TargetInput(null, "$.detail", null);
      Target target =
          new Target("t", arn, null, input, null, dead.arn(), new Target.Retries(0, null), values);
      rules.putTargets(tx, turns.now(), "r", null, List.of(target));
      return dead;
    });
  }

  @Test
  void anApiThatLivesHereIsAskedHere() {
    try (Remote remote = new Remote(_ -> Remote.Answer.json(200, "{}"))) {
      here = remote.base();
      HttpValues values =
          new HttpValues(List.of("$.detail.id"), Map.of("x-source", "$.source"), Map.of("v", "1"));
      apiRule("/prod/*/orders/*/lines", values);
      put(1);
      assertEquals(OutboxHandler.Outcome.DONE, call.handle(owed().getFirst()));
      Remote.Asked asked = remote.asked.getFirst();
      assertTrue(asked.path().matches("/execute-api/[a-z0-9]{10}/prod/orders/a b/lines"));
      assertEquals("POST", asked.method());
      assertEquals("v=1", asked.query());
      assertEquals("{\"id\":\"a b\"}", asked.body());
      assertEquals("shop", asked.header("X-source"));
      assertTrue(asked.header("Authorization").contains("Credential=AKID/"));
    }
  }

  @Test
  void whatAnApiRefusesIsBuried() {
    try (Remote remote = new Remote(_ -> Remote.Answer.json(503, "{}"))) {
      here = remote.base();
      Queue dead = apiRule("/prod/GET", new HttpValues(null, null, null));
      put(1);
      Received letter = buried(call.handle(owed().getFirst()), dead);
      assertTrue(attribute(letter, "ERROR_MESSAGE").contains("API Gateway endpoint"));
      assertEquals("MaximumRetryAttempts", attribute(letter, "EXHAUSTED_RETRY_CONDITION"));
    }
  }

  @Test
  void anApisArnNamesStageAndMethod() {
    AwsException refused =
        assertThrows(AwsException.class, () -> apiRule("", new HttpValues(null, null, null)));
    assertTrue(refused.getMessage().contains("not in correct format"));
  }

  private void put(int count) {
    for (int i = 0; i < count; i++) {
      store.write(tx ->
          events.put(
              tx,
              turns.now(),
              List.of(new PutEntry("shop", "Order", "{\"id\":\"a b\"}", null, null, List.of()))));
    }
  }

  private List<OutboxEntry> owed() {
    return owed(Duration.ofSeconds(1));
  }

  private List<OutboxEntry> owed(Duration later) {
    return store.write(tx -> tx.outbox().claim(now.plus(later), now.plusSeconds(600), 10));
  }

  @Test
  void anEventBecomesARequest() {
    try (Remote remote = new Remote(_ -> Remote.Answer.json(200, "{}"))) {
      rule(remote.base() + "/orders/*", 300, null);
      put(1);
      assertEquals(OutboxHandler.Outcome.DONE, call.handle(owed().getFirst()));
      Remote.Asked asked = remote.asked.getFirst();
      assertEquals("/orders/a b", asked.path());
      assertEquals("v=1", asked.query());
      assertEquals("{\"id\":\"a b\",\"from\":\"us\"}", asked.body());
      assertEquals("hush", asked.header("X-key"));
      assertEquals("shop", asked.header("X-source"));
      assertEquals("Amazon/EventBridge/ApiDestinations", asked.header("User-agent"));
      assertEquals("application/json; charset=utf-8", asked.header("Content-type"));
    }
  }

  @Test
  void requestsKeepTheirPace() {
    rule("http://127.0.0.1:1/", 2, null);
    put(3);
    assertEquals(1, owed(Duration.ZERO).size());
    assertEquals(0, owed(Duration.ofMillis(499)).size());
    assertEquals(1, owed(Duration.ofMillis(500)).size());
    assertEquals(1, owed(Duration.ofMillis(1000)).size());
  }

  @Test
  void itIsMadeAgainUntilItIsGivenUpAndBuried() {
    try (Remote remote = new Remote(_ -> Remote.Answer.json(503, "{}"))) {
      Queue dead = rule(remote.base(), 300, new Target.Retries(1, null));
      put(1);
      OutboxEntry entry = owed().getFirst();
      OutboxHandler.Outcome first = call.handle(entry);
      assertEquals(now.plusSeconds(1), ((OutboxHandler.Outcome.RetryAt) first).due());
      OutboxEntry again =
          new OutboxEntry(entry.id(), entry.kind(), entry.body(), now.plusSeconds(1), 1);
      Received letter = buried(call.handle(again), dead);
      assertEquals("MaximumRetryAttempts", attribute(letter, "EXHAUSTED_RETRY_CONDITION"));
      assertEquals("1", attribute(letter, "RETRY_ATTEMPTS"));
      assertTrue(letter.body().contains("\"source\":\"shop\""));
    }
  }

  @Test
  void whatWillNotHelpIsNotTriedAgain() {
    try (Remote remote = new Remote(_ -> Remote.Answer.json(400, "{}"))) {
      Queue dead = rule(remote.base(), 300, null);
      put(1);
      Received letter = buried(call.handle(owed().getFirst()), dead);
      assertTrue(attribute(letter, "ERROR_MESSAGE").contains("400"));
      assertEquals("SDK_CLIENT_ERROR", attribute(letter, "ERROR_CODE"));
    }
  }

  @Test
  void addressesThatNobodyMayReachAreNotReached() {
    Queue dead = rule("https://169.254.169.254/", 300, null);
    put(1);
    Received letter = buried(call.handle(owed().getFirst()), dead);
    assertTrue(attribute(letter, "ERROR_MESSAGE").contains("not allowed"));
  }

  private Received buried(OutboxHandler.Outcome outcome, Queue dead) {
    return store.write(tx -> {
      ((OutboxHandler.Outcome.Done) outcome).with().accept(tx);
      return queues.receive(tx, turns.now(), dead, ReceiveRequest.all(1)).getFirst();
    });
  }

  private static String attribute(Received letter, String name) {
    var found = letter.messageAttributes().get(name);
    assertNotNull(found, name);
    return String.valueOf(found.stringValue());
  }
}
