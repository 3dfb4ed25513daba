package dev.holdpoint.server.calls.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.core.events.connection.ConnectionState;
import dev.holdpoint.core.events.connection.ConnectionWish;
import dev.holdpoint.core.events.connection.Connections;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.calls.HttpLens;
import dev.holdpoint.server.work.OutboxHandler;
import dev.holdpoint.server.work.SystemIds;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Against a real server of the JDK's. */
final class HttpTaskTest {
  private static final Resource RESOURCE =
      new Resource.Integration(
          Arn.of("arn:aws:states:::http:invoke"),
          "http",
          "invoke",
          Resource.Pattern.REQUEST_RESPONSE);

  private final Store store = new InMemoryStore();
  private Instant now = Instant.parse("2026-11-28T10:00:00Z");
  private final InstantSource clock = () -> now;
  private final Turns turns =
      new Turns(clock, new SystemIds(InstantSource.system()), Limits.aws(), Home.DEFAULT);
  private final Connections connections = new Connections();
  private final CountDownLatch never = new CountDownLatch(1);
  private final HttpCaller http =
      new HttpCaller(new AllowedTargets(Set.of()), Duration.ofSeconds(2));
  private final OAuthTokens tokens = new OAuthTokens(http, clock);
  private final HttpTask task = new HttpTask(store, connections, http, tokens, "us-east-1");

  @AfterEach
  void close() {
    never.countDown();
    http.close();
    store.close();
  }

  private String connection(String type, String parameters) {
    Connection made =
        store.write(tx ->
            connections.create(
                tx,
                turns.now(),
                "c",
                new ConnectionWish(null, type, Json.parse(parameters.replace('\'', '"')))));
    return made.arn().value();
  }

  private String basic() {
    return connection("BASIC", "{'BasicAuthParameters':{'Username':'u','Password':'p'}}");
  }

  private Calls.Outcome invoke(String parameters) {
    return task.call(
        new Effect.CallTask(
            new TaskRef(new ExecutionId(1), 0, 3),
            RESOURCE,
            Json.parse(parameters.replace('\'', '"'))),
        "id");
  }

  private static JsonNode answered(Calls.Outcome outcome) {
    assertTrue(outcome instanceof Calls.Outcome.Answered, outcome.toString());
    return Json.parse(((Calls.Outcome.Answered) outcome).output());
  }

  private static String error(Calls.Outcome outcome) {
    return ((Calls.Outcome.Failed) outcome).failure().error()
        + ": "
        + ((Calls.Outcome.Failed) outcome).failure().cause();
  }

  @Test
  void requestIsMadeAndItsAnswerShown() {
    try (Remote remote = new Remote(_ -> Remote.Answer.json(201, "{\"id\":7}"))) {
      JsonNode answer =
          answered(
              invoke(
                  ("{'ApiEndpoint':'%s/orders','Method':'POST',"
                          + "'Authentication':{'ConnectionArn':'%s'},'Headers':{'X-One':['a','b']},"
                          + "'QueryParameters':{'q':'a b','n':[1,2]},'RequestBody':{'x':null,'y':1}}")
                      .formatted(remote.base(), basic())));
      assertEquals(201, answer.get("StatusCode").intValue());
      assertEquals("Created", answer.get("StatusText").stringValue());
      assertEquals("{\"id\":7}", answer.get("ResponseBody").toString());
      assertEquals("[\"application/json\"]", answer.get("Headers").get("content-type").toString());
      Remote.Asked asked = remote.asked.getFirst();
      assertEquals("POST /orders q=a+b&n=1&n=2", line(asked));
      assertEquals("{\"x\":null,\"y\":1}", asked.body());
      assertEquals("a,b", asked.header("X-one"));
      assertEquals("Basic dTpw", asked.header("Authorization"));
      assertEquals("application/json", asked.header("Content-type"));
      assertEquals("Amazon|StepFunctions|HttpInvoke|us-east-1", asked.header("User-agent"));
    }
  }

  @Test
  void whoTriesItSeesTheRequestAndSecretsOnlyIfWished() {
    String connection =
        connection(
            "API_KEY",
            "{'ApiKeyAuthParameters':{'ApiKeyName':'X-Key','ApiKeyValue':'k'},"
                + "'InvocationHttpParameters':{'BodyParameters':[{'Key':'mode','Value':'c'}]}}");
    try (Remote remote = new Remote(_ -> Remote.Answer.json(200, "{}"))) {
      String parameters =
          "{'ApiEndpoint':'%s/a','Method':'PUT','InvocationConfig':{'ConnectionArn':'%s'},"
                  .formatted(remote.base(), connection)
              + "'QueryParameters':{'q':'t'},'RequestBody':{'a':1}}";
      Effect.CallTask call =
          new Effect.CallTask(
              new TaskRef(new ExecutionId(1), 0, 3),
              RESOURCE,
              Json.parse(parameters.replace('\'', '"')));
      Lens hidden = new Lens(false);
      task.call(call, "id", hidden);
      assertEquals("PUT " + remote.base() + "/a?q=t {\"a\":1}", hidden.seen.getFirst());
      assertEquals("200 OK {}", hidden.seen.getLast());
      Lens open = new Lens(true);
      task.call(call, "id", open);
      assertEquals(
          "PUT " + remote.base() + "/a?q=t {\"a\":1,\"mode\":\"c\"} X-Key: k",
          open.seen.getFirst());
    }
  }

  /** Writes down what it sees. */
  private static final class Lens implements HttpLens {
    private final boolean reveals;
    private final List<String> seen = new ArrayList<>();

    Lens(boolean reveals) {
      this.reveals = reveals;
    }

    @Override
    public boolean revealsSecrets() {
      return reveals;
    }

    @Override
    public void sent(Sent request) {
      boolean key = request.headers().contains("X-Key: k");
      seen.add(
          request.method() + " " + request.url() + " " + request.body() + (key ? " X-Key: k" : ""));
    }

    @Override
    public void heard(Heard response) {
      seen.add(response.status() + " " + response.message() + " " + response.body());
    }
  }

  private static String line(Remote.Asked asked) {
    return asked.method() + " " + asked.path() + " " + asked.query();
  }

  @Test
  void connectionWinsOverTheTask() {
    String connection =
        connection(
            "API_KEY",
            "{'ApiKeyAuthParameters':{'ApiKeyName':'X-Key','ApiKeyValue':'k'},"
                + "'InvocationHttpParameters':{'HeaderParameters':[{'Key':'x-one','Value':'c'}],"
                + "'QueryStringParameters':[{'Key':'q','Value':'c','IsValueSecret':true}],"
                + "'BodyParameters':[{'Key':'mode','Value':'c'}]}}");
    try (Remote remote = new Remote(_ -> Remote.Answer.json(200, ""))) {
      String task =
          ("{'ApiEndpoint':'%s/','Method':'PATCH','InvocationConfig':{'ConnectionArn':'%s'},"
                  + "'Headers':{'X-One':'t'},'QueryParameters':{'q':'t'},'RequestBody':%s}")
              .formatted(remote.base(), connection, "%s");
      answered(invoke(task.formatted("{'mode':'t','a':1}")));
      Remote.Asked asked = remote.asked.getFirst();
      assertEquals("PATCH / q=c", line(asked));
      assertEquals("{\"mode\":\"c\",\"a\":1}", asked.body());
      assertEquals("c", asked.header("X-one"));
      assertEquals("k", asked.header("X-key"));
      assertTrue(error(invoke(task.formatted("'text'"))).startsWith("States.Runtime: "));
    }
  }

  @Test
  void formsAreEncodedInEveryWay() {
    JsonNode form = Json.parse("{\"a\":[1,\"x y\"],\"o\":{\"k\":{\"l\":true}},\"n\":null}");
    String rest = "&o%5Bk%5D%5Bl%5D=true&n=";
    assertEquals("a%5B0%5D=1&a%5B1%5D=x+y" + rest, FormEncoding.INDICES.encode(form));
    assertEquals("a=1&a=x+y" + rest, FormEncoding.REPEAT.encode(form));
    assertEquals("a=1%2Cx+y" + rest, FormEncoding.COMMAS.encode(form));
    assertEquals("a%5B%5D=1&a%5B%5D=x+y" + rest, FormEncoding.BRACKETS.encode(form));
    try (Remote remote = new Remote(_ -> Remote.Answer.json(200, "{}"))) {
      answered(
          invoke(
              ("{'ApiEndpoint':'%s/','Method':'POST','Authentication':{'ConnectionArn':'%s'},"
                      + "'RequestBody':{'a':[1]},'Transform':{'RequestBodyEncoding':'URL_ENCODED',"
                      + "'RequestEncodingOptions':{'ArrayFormat':'BRACKETS'}}}")
                  .formatted(remote.base(), basic())));
      assertEquals("a%5B%5D=1", remote.asked.getFirst().body());
      assertEquals(
          "application/x-www-form-urlencoded", remote.asked.getFirst().header("Content-type"));
    }
  }

  @Test
  void failuresHaveAwsNames() {
    String arn = basic();
    byte[] large = new byte[HttpCaller.MOST_BYTES + 1];
    try (Remote remote =
        new Remote(asked ->
            switch (asked.path()) {
              case "/missing" -> Remote.Answer.json(404, "{\"message\":\"no\"}");
              case "/image" -> new Remote.Answer(200, "image/png", new byte[] {1, 2});
              case "/large" -> new Remote.Answer(200, "text/plain", large);
              case "/slow" -> {
                never.await();
                yield Remote.Answer.json(200, "{}");
              }
              default -> Remote.Answer.json(302, "");
            })) {
      assertEquals(
          "States.Http.StatusCode.404: {\"message\":\"no\"}", get(remote, "/missing", arn));
      assertEquals("States.Http.StatusCode.302: Found", get(remote, "/elsewhere", arn));
      assertTrue(get(remote, "/image", arn).startsWith("States.Runtime: "));
      assertTrue(get(remote, "/large", arn).startsWith("States.DataLimitExceeded: "));
      assertEquals("States.Http.Socket: No answer within 2 seconds", get(remote, "/slow", arn));
    }
  }

  @Test
  void nobodyListens() {
    String gone;
    try (Remote remote = new Remote(_ -> Remote.Answer.json(200, "{}"))) {
      gone = remote.base();
    }
    assertTrue(error(invoke(simple(gone, basic()))).startsWith("States.Http.Socket: "));
  }

  private String get(Remote remote, String path, String connection) {
    return error(invoke(simple(remote.base() + path, connection)));
  }

  private static String simple(String url, String connection) {
    return "{'ApiEndpoint':'%s','Method':'GET','Authentication':{'ConnectionArn':'%s'}}"
        .formatted(url, connection);
  }

  @Test
  void parametersAreReadStrictly() {
    String arn = basic();
    String good = simple("https://127.0.0.1/", arn);
    assertTrue(error(invoke(good.replace("'Method'", "'Verb'"))).contains("'Verb'"));
    assertTrue(error(invoke(good.replace("GET", "BREW"))).contains("Method"));
    String forbidden = good.replace("'Method'", "'Headers':{'Host':'a'},'Method'");
    assertEquals(
        "States.Runtime: The header 'Host' is not supported by Step Functions",
        error(invoke(forbidden)));
    String gone = arn.substring(0, arn.length() - 1) + "x";
    assertTrue(
        error(invoke(simple("https://127.0.0.1/", gone)))
            .startsWith("Events.ConnectionResource.ResourceNotFound: "));
  }

  @Test
  void dangerousTargetsAreRefused() {
    String arn = basic();
    for (String url :
        List.of(
            "http://169.254.169.254/latest/meta-data",
            "https://169.254.169.254/",
            "https://[fe80::1]/",
            "https://0.0.0.0/",
            "http://192.0.2.1/",
            "file:///etc/passwd",
            "https://user@127.0.0.1/")) {
      assertTrue(error(invoke(simple(url, arn))).startsWith("States.Runtime: The "), url);
    }
    AllowedTargets named = new AllowedTargets(Set.of("169.254.169.254"));
    assertEquals(null, named.refusal(java.net.URI.create("http://169.254.169.254/")));
  }

  @Test
  void tokenIsFetchedKeptAndRenewed() {
    AtomicInteger fetched = new AtomicInteger();
    try (Remote remote =
        new Remote(asked -> {
          if (asked.path().equals("/token")) {
            return Remote.Answer.json(
                200,
                "{\"access_token\":\"t%d\",\"expires_in\":3600}"
                    .formatted(fetched.incrementAndGet()));
          }
          boolean taken = !asked.header("Authorization").equals("Bearer t2");
          return Remote.Answer.json(taken ? 200 : 401, "{}");
        })) {
      String arn = oauth(remote.base() + "/token");
      assertTrue(
          error(invoke(simple(remote.base(), arn)))
              .startsWith("Events.ConnectionResource.AuthInProgress: "));
      payFirstToken();
      assertEquals(
          "grant_type=client_credentials&client_id=i&client_secret=s&audience=me",
          remote.asked.getFirst().body());
      answered(invoke(simple(remote.base(), arn)));
      answered(invoke(simple(remote.base(), arn)));
      assertEquals(1, fetched.get());
      now = now.plus(Duration.ofMinutes(59));
      // The second token is refused, so a third is fetched within the same call.
      answered(invoke(simple(remote.base(), arn)));
      assertEquals(3, fetched.get());
    }
  }

  @Test
  void connectionWhoseTokenIsRefusedIsNotAuthorized() {
    try (Remote remote = new Remote(_ -> Remote.Answer.json(400, "{\"error\":\"no\"}"))) {
      String arn = oauth(remote.base() + "/token");
      payFirstToken();
      Connection now = store.read(tx -> connections.get(tx, "c"));
      assertEquals(ConnectionState.DEAUTHORIZED, now.state());
      assertTrue(String.valueOf(now.stateReason()).contains("400"));
      assertFalse(now.toString().contains("client"));
      assertTrue(
          error(invoke(simple(remote.base(), arn)))
              .startsWith("Events.ConnectionResource.InvalidConnectionState: "));
    }
  }

  private String oauth(String endpoint) {
    return connection(
        "OAUTH_CLIENT_CREDENTIALS",
        ("{'OAuthParameters':{'ClientParameters':{'ClientID':'i','ClientSecret':'s'},"
                + "'AuthorizationEndpoint':'%s','HttpMethod':'POST','OAuthHttpParameters':"
                + "{'BodyParameters':[{'Key':'audience','Value':'me'}]}}}")
            .formatted(endpoint));
  }

  private void payFirstToken() {
    FirstTokenCall call = new FirstTokenCall(store, turns, connections, tokens);
    List<OutboxEntry> owed =
        store.write(tx -> tx.outbox().claim(clock.instant(), clock.instant(), 10));
    OutboxHandler.Outcome outcome = call.handle(owed.getFirst());
    store.write(tx -> {
      ((OutboxHandler.Outcome.Done) outcome).with().accept(tx);
      return tx.outbox().delete(owed.getFirst().id());
    });
  }
}
